extension Telling {
    /// Says what happened to a record; says nothing when it was kept out of the log, which is a problem and
    /// not news.
    package static func finish(_ result: EnquirySession.Finish, of enquiry: Enquiry) -> Telling {
        let wording = enquiry.format.wording
        return switch result {
        case .saved(let path):
            Telling(lines: [
                Line(.saved, wording(.saved(enquiry.opening.id.text))),
                Line(.remark, wording(.recordAt(path))),
            ])
        case .dryRun: Telling(lines: [Line(.remark, wording(.dryRun))])
        case .differs: Telling(lines: [])
        }
    }
}
