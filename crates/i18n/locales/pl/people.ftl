# As whom people act.
roles-anonymous = ktoś niezalogowany
roles-person = osoba bez umowy
roles-customer = klient
roles-delegate = pełnomocnik
roles-fire-brigade = straż pożarna
roles-customer-office = biuro obsługi klienta
roles-billing = rozliczenia
roles-network-records = ewidencja sieci
roles-dispatcher = dyspozytor
roles-works = brygada robocza
roles-manager = kierownictwo
roles-administrator = administrator
roles-auditor = audytor
roles-machine = system
roles-operator = konsola serwera

# How they stand to the objects.
relations-any = wszystkie
relations-own = własne
relations-delegated = powierzone
relations-unit = swojej jednostki

# What can be done.
actions-network-view = Oglądanie sieci
actions-network-search = Wyszukiwanie w sieci i w rejestrach państwowych
actions-network-export = Pobieranie całej sieci razem z właścicielami
actions-network-import = Wczytywanie i usuwanie danych sieci
actions-network-versions = Podgląd zmian po każdym wczytaniu
actions-network-rollback = Przywracanie poprzedniej wersji sieci
actions-network-owner = Podgląd właściciela obiektu
actions-network-hydrant-flow = Podgląd wydajności hydrantu
actions-permissions-view = Podgląd tej tabeli
actions-sessions-view = Podgląd swoich sesji
actions-sessions-role = Zmiana roli, w której się działa
actions-sessions-end = Wylogowanie, tu i na innych urządzeniach
actions-credentials-sign-in = Logowanie
actions-credentials-manage = Zmiana hasła, kluczy i kodów
actions-staff-list = Lista pracowników i strażaków
actions-staff-manage = Zapraszanie i blokowanie pracowników i strażaków

# How they signed in.
methods-gateway = przez login.gov.pl
methods-password-code = hasłem i kodem z aplikacji
methods-password-recovery = hasłem i kodem zapasowym
methods-passkey = kluczem dostępu

# The account.
account-title = Moje konto
account-acting = Działasz jako: { $role }.
account-act-as = Działaj jako: { $role }
account-sessions = Zalogowane urządzenia
account-sessions-text = Jeśli nie poznajesz któregoś urządzenia, zakończ jego sesję.
account-sessions-ended = Zakończyliśmy wybrane sesje.
account-session-this = to urządzenie
account-session-times = od { $began }, ostatnio { $seen }
account-device-unknown = Nieznane urządzenie
account-end = Zakończ
account-end-label = Zakończ sesję: { $device }, od { $began }
account-end-others = Wyloguj pozostałe urządzenia
account-end-all = Wyloguj wszędzie

# The panel.
panel-title = Panel
panel-account-text = Sesje, role, hasło i drugi składnik logowania.
panel-mine = Co możesz robić w tej roli
permissions-title = Uprawnienia
permissions-lead = Kto co może. Program pyta tej tabeli przy każdej czynności i nic innego o tym nie decyduje.
permissions-caption = Czynności, obiekty i role
permissions-action = Czynność
permissions-objects = Obiekty
permissions-roles = Kto może
permissions-everybody = wszyscy

# The clock of the session.
session-title = Za chwilę Cię wylogujemy
session-text = Od dłuższego czasu nic tu nie robisz. Za mniej niż 2 minuty zakończymy sesję, żeby nikt inny nie zajrzał na Twoje konto.
session-last-text = Sesja trwa już 8 godzin i za mniej niż 2 minuty się skończy. Zapisz to, nad czym pracujesz.
session-stay = Chcę zostać
session-over = Sesja się skończyła
session-over-text = Wylogowaliśmy Cię. To, co jest w formularzu, nie zginie: zaloguj się i dokończ.
session-sign-in = Zaloguj się ponownie
session-close = Zamknij
