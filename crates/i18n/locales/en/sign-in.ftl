sign-in-title = Sign in
sign-in-gateway = Through login.gov.pl
sign-in-gateway-text = For residents, companies, investors and designers. Use Profil Zaufany, the mObywatel application, an electronic identity card or your bank.
sign-in-gateway-button = Sign in through login.gov.pl
sign-in-gateway-hint = You will go to login.gov.pl and come back here. We never learn the password of your bank or of your Profil Zaufany.
sign-in-gateway-off = Sign-in through login.gov.pl is not switched on here yet. For matters of your account call the office:
sign-in-staff = Staff and fire brigades
sign-in-staff-text = By e-mail and password with a second factor, or by a passkey.
sign-in-staff-link = Sign-in for staff and brigades
sign-in-signed-out = You have been signed out.
sign-in-passage = On to login.gov.pl
sign-in-passage-text = The page of login.gov.pl will open in a moment. If nothing happens, press the button.
sign-in-passage-button = Go to login.gov.pl

# Why somebody was not let in, and what to do.
sign-in-cancelled = Signing in was cancelled
sign-in-cancelled-next = Nothing has happened. Try again whenever you like.
sign-in-too-low = This way of signing in is not enough
sign-in-too-low-next = Try again and choose Profil Zaufany, the mObywatel application, an electronic identity card or a bank with a confirmed identity.
sign-in-not-recognized = login.gov.pl did not confirm who you are
sign-in-not-recognized-next = Check your data at login.gov.pl and try again, or choose another way of signing in.
sign-in-gateway-fault = login.gov.pl reported a fault
sign-in-gateway-fault-next = This is not your fault. Try again in a few minutes. If it happens again, call us.
sign-in-unavailable = Signing in does not work just now
sign-in-unavailable-next = We cannot connect. Try again in a few minutes.
sign-in-untrusted = We cannot trust this answer
sign-in-untrusted-next = The answer that came does not fit what we asked. Sign in again from the start. If it happens again, call us.
sign-in-lost = This sign-in was interrupted
sign-in-lost-next = It took too long, was finished already, or began in another browser. Start again.
sign-in-suspended = This account is suspended
sign-in-suspended-next = Call the office to find out why.

# Accounts of staff and fire brigades.
sign-in-email = E-mail address
sign-in-password = Password
sign-in-next = Next
sign-in-finish = Sign in
sign-in-wrong = The e-mail address or the password is wrong. Check both and try again.
sign-in-forgotten = Forgotten the password? Ask your utility's administrator for a new invitation.
sign-in-again = This step took too long, was finished already, or the browser takes no cookies. Give the password once more.
sign-in-code-title = Second factor
sign-in-code = Code
sign-in-code-hint = Six digits from the application on your telephone, or one of your recovery codes.
sign-in-lost-phone = Neither telephone nor recovery codes at hand? The administrator can send you a new invitation.
code-wrong = This code is wrong or was used already. Wait for the next one in the application and enter it.
email-empty = Enter the e-mail address.
email-too-long = This e-mail address is too long. Check whether something more was pasted.
email-form = This is no e-mail address. Write it such as given.family@gmina.pl.
passkey-sign-in = Sign in by passkey
passkey-unsupported = This browser has no passkeys. Sign in by password.
passkey-broken-off = The passkey could not be used. Try again, or sign in by password.
passkey-refused = We do not know this passkey. Sign in by password, or use another passkey.

# The invitation and the second factor.
invited-title = Set a password
invited-text = Welcome, { $name }. Set a password for your account. After that you will switch on a second factor.
invited-over = This invitation is no longer good
invited-over-next = If the password is set already, just sign in. Otherwise the time of the invitation is up: ask the administrator for a new one.
password-new = New password
password-hint = At least 12 characters. Best a few ordinary words that have nothing to do with each other.
password-repeated = Repeat the password
password-repeated-differs = The passwords differ. Enter the same in both fields.
password-too-short = The password is too short. Enter at least 12 characters.
password-too-long = The password is too long. Enter at most 128 characters.
password-known = This password is known from a data breach. Choose another one.
password-predictable = This password is easily guessed: a repetition, a sequence, or a common password with something added. Choose another one.
password-holds-name = The password holds your name or address. Choose another one.
password-holds-portal = The password holds the name of this site or of the utility. Choose another one.
enrol-title = Switch on the second factor
enrol-text = A password alone can be watched. So we will also ask for a code from your telephone.
enrol-step-app = Install an application for codes on your telephone, such as FreeOTP, Aegis or Google Authenticator.
enrol-step-scan = Scan this picture with it:
enrol-qr = Picture with the code to scan
enrol-by-hand = Cannot scan? Enter this key in the application:
enrol-same-device = Open in the application on this device
enrol-step-code = Enter the code that the application shows below.

# What one signs in with.
security-title = Password and keys
security-email = You sign in as { $email }.
security-password-changed = The password was changed. Your other sessions were ended.
security-passkey-added = The passkey was added.
security-passkey-removed = The passkey was removed.
password-change = Change the password
password-change-text = You will be signed out on your other devices.
password-current = Present password
password-now-wrong = The present password is wrong. Enter it again.
passkeys-title = Passkeys
passkeys-text = A passkey takes the place of password and code: a fingerprint, your face or the device's PIN will do.
passkey-create = Add a passkey
passkey-name = Name of the passkey
passkey-name-usual = This device
passkey-unused = not yet
passkey-times = added { $made }, used: { $used }
passkey-remove = Remove
passkey-remove-label = Remove the passkey: { $name }
codes-title = Recovery codes
codes-text = Each of these codes lets you sign in once when you do not have your telephone. Write them down or print them, and keep them safe.
codes-once = You will see them only now. In 10 minutes this page will be gone.
codes-gone = These codes are not shown any more
codes-gone-next = If you do not have them, make new ones on the page Password and keys. The former ones will then be no longer good.
codes-done = I have written them down
codes-left = { $count ->
    [0] You have no recovery code left. Make new ones.
    [one] You have { $count } recovery code left.
   *[other] You have { $count } recovery codes left.
}
codes-new = Make new recovery codes
passkey-too-many = You have as many passkeys as there can be. Remove one before you add another.
passkey-not-made = The passkey was not made in time, or the browser gave something else than we asked for. Try again.
passkey-name-empty = Give the passkey a name by which you will know it.
passkey-name-too-long = This name is too long. Enter a shorter one.
