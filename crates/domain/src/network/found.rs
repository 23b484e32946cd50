//! What a search by words can find.

use crate::codes::codes;

codes! {
    /// What sort of thing was found.
    FoundKind {
        /// A village, town or district.
        Place = "place",
        /// A street.
        Street = "street",
        /// A house with its number.
        Address = "address",
        /// A plot of the land register.
        Parcel = "parcel",
        /// A pumping station, intake, tank or treatment works with a name.
        Station = "station",
        /// A lake, pond or river with a name.
        Water = "water",
        /// A forest with a name.
        Forest = "forest",
        /// An object of the network, by its id or inventory number.
        Object = "object",
    }
}
