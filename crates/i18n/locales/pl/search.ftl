search-title = Szukaj
search-label = Adres, ulica, miejscowość, działka albo numer obiektu
search-hint = Na przykład: Leśna 5, Spychowo; dz. 112/3; H-91
search-button = Szukaj
search-found = { $count ->
    [0] Nic nie znaleziono: „{ $text }”.
    [one] Znaleziono { $count } miejsce: „{ $text }”.
    [few] Znaleziono { $count } miejsca: „{ $text }”.
   *[other] Znaleziono { $count } miejsc: „{ $text }”.
}
search-none = Sprawdź pisownię, wpisz samą ulicę i miejscowość, bez numeru domu, albo sam numer działki.
search-near = Sieć w pobliżu
search-near-label = Sieć w pobliżu: { $place }
search-in-registers = Szukaj też w krajowych rejestrach działek i adresów (GUGiK)
search-registers-silent = Krajowe rejestry nie odpowiadają. Spróbuj za chwilę.
search-in-list = Szukaj tych słów w opisach obiektów sieci
found-place = Miejscowość
found-street = Ulica
found-address = Adres
found-parcel = Działka
found-station = Stacja lub ujęcie
found-water = Woda
found-forest = Las
found-object = Obiekt sieci
found-parcel-title = Działka { $number }
