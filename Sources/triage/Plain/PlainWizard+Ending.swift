import Foundation
import Terminal
import TriageCore

extension PlainWizard {
    func park(_ cause: String?) throws(Failure) -> ExitCode {
        // Everything is in the journal already; the event only records that it was parked on purpose.
        do throws(EnquirySession.Failure) {
            try session.perform(.parked)
        } catch {
            if case .storage(let error) = error { throw stopped(by: error) }
        }
        if let cause { print(cause) }
        print(session.isKept ? wording(.parked(id: enquiry.opening.id.text)) : wording(.dryRun))
        mail.wake()
        return session.isKept ? .parked : .done
    }

    func park(signal: Int32) throws(Failure) -> ExitCode {
        print("")
        _ = try park(nil)
        environment.output.flush()
        if signal != SIGINT { TerminalSession.Termination(rawValue: signal)?.die() }
        return .interrupted
    }

    func finish() throws(Failure) -> ExitCode {
        print("")
        tell(Telling.ending(of: enquiry))
        environment.output.flush()
        let (errors, wording) = (environment.errors, wording)
        let result: EnquirySession.Finish
        do throws(EnquirySession.Failure) {
            result = try session.finish { process in
                errors.write("triage: \(wording(.waitingForLog(process: process.map { "\($0)" })))\n")
            }
        } catch {
            throw Failure(unfinished: enquiry, error)
        }
        if case .differs(let path, let offset) = result {
            throw Failure(.badData, wording(.recordDiffers(path, "\(offset)")))
        }
        tell(Telling.finish(result, of: enquiry, isSending: mail.isSending, entry: mail.entry))
        mail.wake()
        return .done
    }
}
