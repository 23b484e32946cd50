# The list: place, filter, order, file.
list-near = W pobliżu adresu lub miejsca
list-near-hint = Na przykład: Leśna 5, Spychowo
list-radius = Odległość do
list-radius-metres = { $metres } m
list-sort = Kolejność
list-sort-usual = zwykła
list-sort-name = według nazwy
list-sort-distance = od najbliższych
list-sort-longest = od najdłuższych
list-sort-shortest = od najkrótszych
list-sort-widest = od największej średnicy
list-sort-narrowest = od najmniejszej średnicy
list-sort-newest = od najnowszych
list-sort-oldest = od najstarszych
list-sort-up = Ułóż rosnąco
list-sort-down = Ułóż malejąco
list-more = Materiał i średnica
list-material = Materiał
list-material-all = każdy
list-least = Średnica od (mm)
list-most = Średnica do (mm)
list-column-distance = Odległość
list-column-diameter = Średnica
list-column-year = Rok budowy
list-csv = Pobierz tę listę (CSV)
list-csv-diameter = Średnica [mm]
list-csv-length = Długość [m]
list-csv-distance = Odległość [m]
list-csv-cut = Plik zawiera pierwszych { $rows } z { $total } wierszy. Aby pobrać pozostałe, zawęź listę.
list-near-found = W pobliżu: { $place }
list-near-point = wskazany punkt ({ $point })
list-near-map = Pokaż to miejsce na mapie
list-near-nothing = W odległości do { $radius } m nie ma tu takich obiektów. Wybierz większą odległość albo pokaż wszystkie rodzaje.
list-near-unknown = Nie znamy miejsca „{ $text }”. Sprawdź pisownię, wpisz samą ulicę i miejscowość albo numer działki.
list-near-several = Które miejsce masz na myśli, pisząc „{ $text }”?

# What lies near a place, class by class.
near-water-pipe = { $count ->
    [one] { $count } przewód wodociągowy{ $size } w promieniu { $radius } m, w odległości { $distance }
    [few] { $count } przewody wodociągowe w promieniu { $radius } m, najbliższy{ $size } w odległości { $distance }
   *[other] { $count } przewodów wodociągowych w promieniu { $radius } m, najbliższy{ $size } w odległości { $distance }
}
near-sewer-pipe = { $count ->
    [one] { $count } przewód kanalizacyjny{ $size } w promieniu { $radius } m, w odległości { $distance }
    [few] { $count } przewody kanalizacyjne w promieniu { $radius } m, najbliższy{ $size } w odległości { $distance }
   *[other] { $count } przewodów kanalizacyjnych w promieniu { $radius } m, najbliższy{ $size } w odległości { $distance }
}
near-valve = { $count ->
    [one] { $count } zasuwa{ $size } w promieniu { $radius } m, w odległości { $distance }
    [few] { $count } zasuwy w promieniu { $radius } m, najbliższa{ $size } w odległości { $distance }
   *[other] { $count } zasuw w promieniu { $radius } m, najbliższa{ $size } w odległości { $distance }
}
near-hydrant = { $count ->
    [one] { $count } hydrant{ $size } w promieniu { $radius } m, w odległości { $distance }
    [few] { $count } hydranty w promieniu { $radius } m, najbliższy{ $size } w odległości { $distance }
   *[other] { $count } hydrantów w promieniu { $radius } m, najbliższy{ $size } w odległości { $distance }
}
near-manhole = { $count ->
    [one] { $count } studzienka kanalizacyjna{ $size } w promieniu { $radius } m, w odległości { $distance }
    [few] { $count } studzienki kanalizacyjne w promieniu { $radius } m, najbliższa{ $size } w odległości { $distance }
   *[other] { $count } studzienek kanalizacyjnych w promieniu { $radius } m, najbliższa{ $size } w odległości { $distance }
}
near-station = { $count ->
    [one] { $count } stacja lub ujęcie{ $size } w promieniu { $radius } m, w odległości { $distance }
    [few] { $count } stacje i ujęcia w promieniu { $radius } m, najbliższa{ $size } w odległości { $distance }
   *[other] { $count } stacji i ujęć w promieniu { $radius } m, najbliższa{ $size } w odległości { $distance }
}
near-device = { $count ->
    [one] { $count } inne urządzenie{ $size } w promieniu { $radius } m, w odległości { $distance }
    [few] { $count } inne urządzenia w promieniu { $radius } m, najbliższe{ $size } w odległości { $distance }
   *[other] { $count } innych urządzeń w promieniu { $radius } m, najbliższe{ $size } w odległości { $distance }
}
near-elevation = { $count ->
    [one] { $count } rzędna{ $size } w promieniu { $radius } m, w odległości { $distance }
    [few] { $count } rzędne w promieniu { $radius } m, najbliższa{ $size } w odległości { $distance }
   *[other] { $count } rzędnych w promieniu { $radius } m, najbliższa{ $size } w odległości { $distance }
}
near-protection-zone = { $count ->
    [one] { $count } strefa ochrony ujęcia{ $size } w promieniu { $radius } m, w odległości { $distance }
    [few] { $count } strefy ochrony ujęć w promieniu { $radius } m, najbliższa{ $size } w odległości { $distance }
   *[other] { $count } stref ochrony ujęć w promieniu { $radius } m, najbliższa{ $size } w odległości { $distance }
}
near-address = { $count ->
    [one] { $count } adres{ $size } w promieniu { $radius } m, w odległości { $distance }
    [few] { $count } adresy w promieniu { $radius } m, najbliższy{ $size } w odległości { $distance }
   *[other] { $count } adresów w promieniu { $radius } m, najbliższy{ $size } w odległości { $distance }
}
near-parcel = { $count ->
    [one] { $count } działka{ $size } w promieniu { $radius } m, w odległości { $distance }
    [few] { $count } działki w promieniu { $radius } m, najbliższa{ $size } w odległości { $distance }
   *[other] { $count } działek w promieniu { $radius } m, najbliższa{ $size } w odległości { $distance }
}
near-object = { $count ->
    [one] { $count } obiekt{ $size } w promieniu { $radius } m, w odległości { $distance }
    [few] { $count } obiekty w promieniu { $radius } m, najbliższy{ $size } w odległości { $distance }
   *[other] { $count } obiektów w promieniu { $radius } m, najbliższy{ $size } w odległości { $distance }
}
