# The list: place, filter, order, file.
list-near = Near an address or place
list-near-hint = For example: Leśna 5, Spychowo
list-radius = No farther than
list-radius-metres = { $metres } m
list-sort = Order
list-sort-usual = usual
list-sort-name = by name
list-sort-distance = nearest first
list-sort-longest = longest first
list-sort-shortest = shortest first
list-sort-widest = widest first
list-sort-narrowest = narrowest first
list-sort-newest = newest first
list-sort-oldest = oldest first
list-sort-up = Order ascending
list-sort-down = Order descending
list-more = Material and diameter
list-material = Material
list-material-all = any
list-least = Diameter from (mm)
list-most = Diameter to (mm)
list-column-distance = Distance
list-column-diameter = Diameter
list-column-year = Built in
list-csv = Download this list (CSV)
list-csv-diameter = Diameter [mm]
list-csv-length = Length [m]
list-csv-distance = Distance [m]
list-csv-cut = The file has the first { $rows } of { $total } rows. To download the rest, narrow the list down.
list-near-found = Near { $place }
list-near-point = the chosen point ({ $point })
list-near-map = Show this place on the map
list-near-nothing = There is nothing of the kind here within { $radius } m. Choose a greater distance, or show all kinds.
list-near-unknown = We do not know the place “{ $text }”. Check the spelling, or type only the street and the village, or the number of a plot.
list-near-several = Which place do you mean by “{ $text }”?

# What lies near a place, class by class.
near-water-pipe = { $count ->
    [one] { $count } water pipe{ $size } within { $radius } m, { $distance } away
   *[other] { $count } water pipes within { $radius } m, the nearest{ $size } { $distance } away
}
near-sewer-pipe = { $count ->
    [one] { $count } sewer pipe{ $size } within { $radius } m, { $distance } away
   *[other] { $count } sewer pipes within { $radius } m, the nearest{ $size } { $distance } away
}
near-valve = { $count ->
    [one] { $count } valve{ $size } within { $radius } m, { $distance } away
   *[other] { $count } valves within { $radius } m, the nearest{ $size } { $distance } away
}
near-hydrant = { $count ->
    [one] { $count } hydrant{ $size } within { $radius } m, { $distance } away
   *[other] { $count } hydrants within { $radius } m, the nearest{ $size } { $distance } away
}
near-manhole = { $count ->
    [one] { $count } manhole{ $size } within { $radius } m, { $distance } away
   *[other] { $count } manholes within { $radius } m, the nearest{ $size } { $distance } away
}
near-station = { $count ->
    [one] { $count } station or intake{ $size } within { $radius } m, { $distance } away
   *[other] { $count } stations and intakes within { $radius } m, the nearest{ $size } { $distance } away
}
near-device = { $count ->
    [one] { $count } other device{ $size } within { $radius } m, { $distance } away
   *[other] { $count } other devices within { $radius } m, the nearest{ $size } { $distance } away
}
near-elevation = { $count ->
    [one] { $count } elevation{ $size } within { $radius } m, { $distance } away
   *[other] { $count } elevations within { $radius } m, the nearest{ $size } { $distance } away
}
near-protection-zone = { $count ->
    [one] { $count } intake protection zone{ $size } within { $radius } m, { $distance } away
   *[other] { $count } intake protection zones within { $radius } m, the nearest{ $size } { $distance } away
}
near-address = { $count ->
    [one] { $count } address{ $size } within { $radius } m, { $distance } away
   *[other] { $count } addresses within { $radius } m, the nearest{ $size } { $distance } away
}
near-parcel = { $count ->
    [one] { $count } plot{ $size } within { $radius } m, { $distance } away
   *[other] { $count } plots within { $radius } m, the nearest{ $size } { $distance } away
}
near-object = { $count ->
    [one] { $count } object{ $size } within { $radius } m, { $distance } away
   *[other] { $count } objects within { $radius } m, the nearest{ $size } { $distance } away
}
