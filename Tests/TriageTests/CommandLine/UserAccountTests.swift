import Testing

@testable import triage

@Suite("The user's account")
struct UserAccountTests {
    private let list = """
        root:x:0:0:root:/root:/bin/sh
        # a line that is no account
        broken:x:1001
        mira:x:1000:1000:Mira,,,:/home/mira:/bin/bash
        twin:x:1000:1000::/home/twin:/bin/bash
        bare:x:1002:1002:::
        """

    @Test("is the first whole line with the user's number")
    func line() throws {
        let account = try #require(UserAccount(id: 1000, in: list))
        #expect(account.name == "mira")
        #expect(account.home == "/home/mira")
    }

    @Test("a user whom the list does not name, or only in part, has none")
    func missing() {
        #expect(UserAccount(id: 1001, in: list) == nil)
        #expect(UserAccount(id: 4711, in: list) == nil)
        #expect(UserAccount(id: 0, in: "") == nil)
    }

    @Test("a user without a home has none in his account")
    func bare() { #expect(UserAccount(id: 1002, in: list)?.home == nil) }
}
