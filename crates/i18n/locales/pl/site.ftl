# What stands on every page.
site-skip = Przejdź do treści
site-nav = Główna
site-nav-footer = Stopka
site-map = Mapa sieci
site-list = Sieć jako lista
site-language-switch = English
site-language-switch-label = Switch to English
site-tagline-default = elektroniczne biuro obsługi
site-home = Strona główna
site-sign-in = Zaloguj się
site-sign-out = Wyloguj się
site-contact = Kontakt
site-contact-emergency = Pogotowie: { $phone }
site-accessibility = Deklaracja dostępności
site-privacy = Prywatność
site-bip = BIP
site-demo = To jest wersja pokazowa. Sieć, nazwy i numery są wymyślone.
site-software = Oprogramowanie eBOK, licencja EUPL-1.2

# Errors.
error-title = Coś poszło nie tak
error-not-found = Nie ma takiej strony
error-not-found-text = Adres mógł się zmienić albo jest w nim literówka.
error-not-found-next = Wróć na stronę główną albo poszukaj na mapie sieci.
error-object-gone = Nie ma już takiego obiektu w sieci. Mógł zostać usunięty przy ostatniej aktualizacji danych.
error-gone-session = Tej sesji już nie ma. Mogła się właśnie skończyć.
error-gone-role = Nie masz już tej roli. Zapytaj administratora, kto ją zmienił.
error-gone-passkey = Tego klucza dostępu już nie ma na Twoim koncie.
error-gone-invitation = To zaproszenie już nie działa. Jeśli hasło jest ustawione, zaloguj się.
error-invalid = Tego adresu nie umiemy odczytać
error-invalid-text = W adresie strony jest wartość, której nie znamy.
error-forbidden = Tej strony nie możemy Ci pokazać
error-forbidden-text = Rola, w której działasz, nie ma do niej uprawnień. Jeśli masz inną rolę, zmień ją na stronie Moje konto.
error-sign-in-needed = Zaloguj się
error-sign-in-needed-text = Sesja się skończyła albo jeszcze się nie zaczęła. Zaloguj się, żeby przejść dalej.
error-too-many = Za dużo prób
error-too-many-text = { $minutes ->
    [one] Za dużo prób. Spróbuj ponownie za minutę.
    [few] Za dużo prób. Spróbuj ponownie za { $minutes } minuty.
   *[other] Za dużo prób. Spróbuj ponownie za { $minutes } minut.
}
form-problem = Popraw formularz
error-unavailable = Chwilowo nie możemy tego pokazać. Spróbuj ponownie za minutę.
error-internal = Mamy awarię programu
error-internal-text = To nasz błąd, nie Twój. Zapisaliśmy, co się stało, i naprawimy to. Spróbuj ponownie za kilka minut.
error-incident = Numer zdarzenia: { $number }. Podaj go, gdy będziesz do nas dzwonić.
error-home = Strona główna
