# What stands on every page.
site-skip = Skip to content
site-nav = Main
site-nav-footer = Footer
site-map = Network map
site-list = Network as a list
site-language-switch = Polski
site-language-switch-label = Przełącz na polski
site-tagline-default = online customer office
site-home = Start page
site-sign-in = Sign in
site-sign-out = Sign out
site-contact = Contact
site-contact-emergency = Emergencies: { $phone }
site-accessibility = Accessibility statement
site-privacy = Privacy
site-bip = Public Information Bulletin (BIP)
site-demo = This is a demonstration. The network, the names and the numbers are invented.
site-software = eBOK software, EUPL-1.2 licence

# Errors.
error-title = Something went wrong
error-not-found = There is no such page
error-not-found-text = The address may have changed, or there is a typing slip in it.
error-not-found-next = Go back to the start page, or look on the network map.
error-object-gone = This object is no longer in the network. It may have been removed with the last update of the data.
error-gone-session = This session is not there any more. It may just have ended.
error-gone-role = You do not have this role any more. Ask the administrator who changed it.
error-gone-passkey = This passkey is not in your account any more.
error-gone-invitation = This invitation is no longer good. If the password is set, sign in.
error-invalid = We cannot read this address
error-invalid-text = The page's address holds a value that we do not know.
error-forbidden = We cannot show you this page
error-forbidden-text = The role in which you act does not allow it. If you have another role, change it on the page My account.
error-sign-in-needed = Sign in
error-sign-in-needed-text = The session is over or has not begun. Sign in to go on.
error-too-many = Too many tries
error-too-many-text = { $minutes ->
    [one] Too many tries. Try again in a minute.
   *[other] Too many tries. Try again in { $minutes } minutes.
}
form-problem = Please correct the form
error-unavailable = We cannot show this right now. Please try again in a minute.
error-internal = Our software has failed
error-internal-text = This is our fault, not yours. We have recorded what happened and will mend it. Please try again in a few minutes.
error-incident = Incident number: { $number }. Please quote it when you call us.
error-home = Start page
