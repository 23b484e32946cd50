sign-in-title = Zaloguj się
sign-in-gateway = Przez login.gov.pl
sign-in-gateway-text = Dla mieszkańców, firm, inwestorów i projektantów. Użyj Profilu Zaufanego, aplikacji mObywatel, e-dowodu albo swojego banku.
sign-in-gateway-button = Zaloguj się przez login.gov.pl
sign-in-gateway-hint = Przejdziesz na stronę login.gov.pl, a potem wrócisz tutaj. Hasła do banku ani do Profilu Zaufanego nie poznamy.
sign-in-gateway-off = Logowanie przez login.gov.pl nie jest tu jeszcze włączone. W sprawach swojego konta zadzwoń do biura:
sign-in-staff = Pracownicy i straż pożarna
sign-in-staff-text = Adresem e-mail i hasłem z drugim składnikiem albo kluczem dostępu.
sign-in-staff-link = Logowanie dla pracowników i straży
sign-in-signed-out = Wylogowaliśmy Cię.
sign-in-passage = Przejście do login.gov.pl
sign-in-passage-text = Za chwilę otworzy się strona login.gov.pl. Jeśli nic się nie dzieje, naciśnij przycisk.
sign-in-passage-button = Przejdź do login.gov.pl

# Why somebody was not let in, and what to do.
sign-in-cancelled = Logowanie zostało anulowane
sign-in-cancelled-next = Nic się nie stało. Możesz spróbować ponownie, kiedy zechcesz.
sign-in-too-low = Ten sposób logowania nie wystarczy
sign-in-too-low-next = Spróbuj ponownie i wybierz Profil Zaufany, aplikację mObywatel, e-dowód albo bank z potwierdzoną tożsamością.
sign-in-not-recognized = login.gov.pl nie potwierdził Twojej tożsamości
sign-in-not-recognized-next = Sprawdź dane na login.gov.pl i spróbuj ponownie albo wybierz inny sposób logowania.
sign-in-gateway-fault = login.gov.pl zgłosił błąd
sign-in-gateway-fault-next = To nie Twoja wina. Spróbuj ponownie za kilka minut. Jeśli błąd się powtarza, zadzwoń do nas.
sign-in-unavailable = Logowanie chwilowo nie działa
sign-in-unavailable-next = Nie możemy się połączyć. Spróbuj ponownie za kilka minut.
sign-in-untrusted = Nie możemy zaufać tej odpowiedzi
sign-in-untrusted-next = Odpowiedź, która przyszła, nie zgadza się z tym, o co pytaliśmy. Zaloguj się jeszcze raz od początku. Jeśli błąd się powtarza, zadzwoń do nas.
sign-in-lost = To logowanie zostało przerwane
sign-in-lost-next = Trwało za długo, było już zakończone albo zaczęło się w innej przeglądarce. Zacznij od nowa.
sign-in-suspended = To konto jest zablokowane
sign-in-suspended-next = Zadzwoń do biura, żeby wyjaśnić, dlaczego.

# Accounts of staff and fire brigades.
sign-in-email = Adres e-mail
sign-in-password = Hasło
sign-in-next = Dalej
sign-in-finish = Zaloguj się
sign-in-wrong = Adres e-mail albo hasło się nie zgadza. Sprawdź jedno i drugie i spróbuj ponownie.
sign-in-forgotten = Nie pamiętasz hasła? Poproś administratora w swoim zakładzie o nowe zaproszenie.
sign-in-again = Ten krok trwał za długo, był już zakończony albo przeglądarka nie przyjmuje ciasteczek. Podaj hasło jeszcze raz.
sign-in-code-title = Drugi składnik
sign-in-code = Kod
sign-in-code-hint = Sześć cyfr z aplikacji w telefonie albo jeden z kodów zapasowych.
sign-in-lost-phone = Nie masz telefonu ani kodów zapasowych? Administrator może wysłać Ci nowe zaproszenie.
code-wrong = Ten kod się nie zgadza albo był już użyty. Poczekaj na następny w aplikacji i wpisz go.
email-empty = Wpisz adres e-mail.
email-too-long = Ten adres e-mail jest za długi. Sprawdź, czy nie wkleiło się coś więcej.
email-form = To nie jest adres e-mail. Wpisz go w postaci imie.nazwisko@gmina.pl.
passkey-sign-in = Zaloguj się kluczem dostępu
passkey-unsupported = Ta przeglądarka nie obsługuje kluczy dostępu. Zaloguj się hasłem.
passkey-broken-off = Nie udało się użyć klucza. Spróbuj ponownie albo zaloguj się hasłem.
passkey-refused = Nie znamy tego klucza. Zaloguj się hasłem albo użyj innego klucza.

# The invitation and the second factor.
invited-title = Ustaw hasło
invited-text = Witaj, { $name }. Ustaw hasło do swojego konta. Potem włączysz drugi składnik logowania.
invited-over = To zaproszenie już nie działa
invited-over-next = Jeśli hasło jest już ustawione, po prostu się zaloguj. W przeciwnym razie minął termin zaproszenia: poproś administratora o nowe.
password-new = Nowe hasło
password-hint = Co najmniej 12 znaków. Najlepiej kilka zwykłych słów, które nie mają ze sobą nic wspólnego.
password-repeated = Powtórz hasło
password-repeated-differs = Hasła się różnią. Wpisz w obu polach to samo.
password-too-short = Hasło jest za krótkie. Wpisz co najmniej 12 znaków.
password-too-long = Hasło jest za długie. Wpisz najwyżej 128 znaków.
password-known = To hasło krąży po internecie po wycieku danych. Wymyśl inne.
password-predictable = To hasło łatwo odgadnąć: to powtórzenie, ciąg albo popularne hasło z dopiskiem. Wymyśl inne.
password-holds-name = W haśle jest Twoje imię, nazwisko albo adres. Wymyśl inne.
password-holds-portal = W haśle jest nazwa tej strony albo zakładu. Wymyśl inne.
enrol-title = Włącz drugi składnik
enrol-text = Samo hasło można podejrzeć. Dlatego przy logowaniu poprosimy jeszcze o kod z Twojego telefonu.
enrol-step-app = Zainstaluj w telefonie aplikację do kodów, na przykład FreeOTP, Aegis albo Google Authenticator.
enrol-step-scan = Zeskanuj nią ten obraz:
enrol-qr = Obraz z kodem do zeskanowania aplikacją
enrol-by-hand = Nie możesz zeskanować? Wpisz w aplikacji ten klucz:
enrol-same-device = Otwórz w aplikacji na tym urządzeniu
enrol-step-code = Wpisz niżej kod, który pokazuje aplikacja.

# What one signs in with.
security-title = Hasło i klucze
security-email = Logujesz się adresem { $email }.
security-password-changed = Hasło zmienione. Pozostałe sesje zakończyliśmy.
security-passkey-added = Klucz dostępu dodany.
security-passkey-removed = Klucz dostępu usunięty.
password-change = Zmień hasło
password-change-text = Po zmianie wylogujemy Cię na pozostałych urządzeniach.
password-current = Obecne hasło
password-now-wrong = Obecne hasło się nie zgadza. Wpisz je jeszcze raz.
passkeys-title = Klucze dostępu
passkeys-text = Klucz dostępu zastępuje hasło i kod: wystarczy odcisk palca, twarz albo PIN urządzenia.
passkey-create = Dodaj klucz dostępu
passkey-name = Nazwa klucza
passkey-name-usual = To urządzenie
passkey-unused = jeszcze nie
passkey-times = dodany { $made }, użyty: { $used }
passkey-remove = Usuń
passkey-remove-label = Usuń klucz: { $name }
codes-title = Kody zapasowe
codes-text = Każdym z tych kodów zalogujesz się raz, gdy nie masz przy sobie telefonu. Zapisz je na kartce albo wydrukuj i schowaj.
codes-once = Zobaczysz je tylko teraz. Za 10 minut ta strona zniknie.
codes-gone = Tych kodów już nie pokazujemy
codes-gone-next = Jeśli ich nie masz, utwórz nowe na stronie Hasło i klucze. Poprzednie przestaną wtedy działać.
codes-done = Mam je zapisane
codes-left = { $count ->
    [0] Nie masz już żadnego kodu zapasowego. Utwórz nowe.
    [one] Został Ci { $count } kod zapasowy.
    [few] Zostały Ci { $count } kody zapasowe.
   *[other] Zostało Ci { $count } kodów zapasowych.
}
codes-new = Utwórz nowe kody zapasowe
passkey-too-many = Masz już tyle kluczy, ile można. Usuń któryś, zanim dodasz nowy.
passkey-not-made = Klucz nie powstał na czas albo ta przeglądarka podała coś innego, niż prosiliśmy. Spróbuj ponownie.
passkey-name-empty = Nazwij klucz, żeby go potem poznać.
passkey-name-too-long = Ta nazwa jest za długa. Wpisz krótszą.
