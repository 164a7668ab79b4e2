import Foundation
import TriageCore

let library = FlowLibrary { id in
    FileManager.default.contents(atPath: "\(id).json").map {
        SourceText(name: "\(id).json", bytes: Array($0))
    }
}
guard let loaded = library.load("hello") else { fatalError("there is no such flow") }
guard let flows = loaded.flows, loaded.errors.isEmpty else {
    fatalError(loaded.errors.map(\.headline).joined(separator: "\n"))
}
let home = Home(path: "calls")
try home.prepare()
let session = EnquirySession.open(on: flows, agent: "sam", channel: "phone", home: home) {
    Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
}
while let awaiting = session.enquiry.awaiting {
    let card = session.enquiry.card()
    print(card.lines.map(\.text).joined(separator: "\n"))
    switch awaiting {
    case .step(let number): try session.perform(.ticked(step: number))
    case .field(let fact):
        print(card.fields.first { $0.fact == fact }?.label ?? "")
        guard let text = readLine() else {
            try session.perform(.parked)
            exit(75)
        }
        switch session.enquiry.read(text, for: fact, at: session.now) {
        case .success(let value): try session.perform(.answered(fact, value))
        case .failure(let problem): print(session.enquiry.words(for: problem))
        }
    case .reading: try session.perform(.read)
    case .round:
        print(card.another)
        try session.perform(readLine() == "yes" ? .round : .roundsDone)
    case .review(let message): try session.perform(.queued(message, edited: nil))
    case .wrapUp: try session.perform(.closing)
    case .destination: try session.perform(.picked(session.enquiry.destinations()[0].id))
    }
}
print(try session.finish())
