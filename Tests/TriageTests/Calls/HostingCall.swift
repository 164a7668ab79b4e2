/// A scripted call on the shipped hosting flow: the website is down, restored, in the owner's absence.
enum HostingCall {
    /// Everything that is typed, line by line, when the call begins on 15 July.
    static let answers = [
        "Robin",  // the caller's name
        "", "robin@greenleaf.example", "greenleaf.example",  // phone, address, domain
        "website", "", "", "y",  // reason, step, site, our own site opens
        "", "n", "WordPress",  // step, the client's does not, platform
        "", "", "", "", "", "",  // restore points and four warnings, read; price and time follow
        "", "",  // two more steps of the repair offer
        "restore", "last-night", "",  // remedy, point, read
        "Paris", "2",  // the owner's city and hour
        "y", "cpanel", "greenleaf", secret, "",  // backup technician, way in, user, password, step
        "n", "", "",  // nothing else, message, the end
    ]

    /// The password that the caller gives.
    static let secret = "tr0ub4dor-and-3"
}
