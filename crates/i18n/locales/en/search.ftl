search-title = Search
search-label = Address, street, village, plot or number of an object
search-hint = For example: Leśna 5, Spychowo; dz. 112/3; H-91
search-button = Search
search-found = { $count ->
    [0] Nothing found: “{ $text }”.
    [one] { $count } place found: “{ $text }”.
   *[other] { $count } places found: “{ $text }”.
}
search-none = Check the spelling, or type only the street and the village without the house number, or only the number of a plot.
search-near = Network nearby
search-near-label = Network near { $place }
search-in-registers = Look in the national registers of plots and addresses (GUGiK) too
search-registers-silent = The national registers do not answer. Try again in a moment.
search-in-list = Look for these words in the descriptions of the network's objects
found-place = Village or town
found-street = Street
found-address = Address
found-parcel = Plot
found-station = Station or intake
found-water = Water
found-forest = Forest
found-object = Object of the network
found-parcel-title = Plot { $number }
