import Testing

@testable import Terminal

@Suite("Colour")
struct ColorDepthTests {
    @Test(
        "flag, environment and terminal decide, in this order",
        arguments: [
            (ColorWish.auto, ["TERM": "xterm"], true, ColorDepth.sixteen),
            (.auto, ["TERM": "xterm", "COLORTERM": "truecolor"], true, .truecolor),
            (.auto, ["TERM": "xterm", "NO_COLOR": "1"], true, .none),
            (.auto, ["TERM": "xterm", "NO_COLOR": ""], true, .sixteen),
            (.auto, ["TERM": "xterm"], false, .none),
            (.auto, ["TERM": "xterm", "CLICOLOR_FORCE": "1"], false, .sixteen),
            (.auto, ["TERM": "xterm", "CLICOLOR_FORCE": "0"], false, .none),
            (.auto, ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], true, .none),
            (.auto, ["TERM": "xterm", "CLICOLOR": "0"], true, .none),
            (.auto, ["TERM": "dumb"], true, .none),
            (.auto, [:], true, .none),
            (.always, ["NO_COLOR": "1"], false, .sixteen),
            (.always, ["TERM": "xterm-direct"], true, .truecolor),
            (.never, ["CLICOLOR_FORCE": "1", "TERM": "xterm"], true, .none),
        ])
    func decided(wish: ColorWish, environment: [String: String], isTerminal: Bool, expected: ColorDepth) {
        #expect(ColorDepth(wish: wish, environment: environment, isTerminal: isTerminal) == expected)
    }

    @Test(
        "the background is read from COLORFGBG",
        arguments: [("15;0", Theme.Background.dark), ("0;15", .light), ("0;default;7", .light), ("x", .dark)])
    func background(value: String, expected: Theme.Background) {
        #expect(Theme.Background(environment: ["COLORFGBG": value]) == expected)
    }

    @Test("a colourless theme sets no colour at all")
    func colourless() {
        for role in Role.allCases {
            let parameters = String(decoding: Theme.colourless[role], as: UTF8.self).split(separator: ";")
            #expect(parameters.allSatisfy { $0.count == 1 })
        }
    }

    @Test("each depth and background spells an error its own way")
    func spelled() {
        let spelled = [ColorDepth.sixteen, .truecolor].flatMap { depth in
            [Theme.Background.dark, .light].map {
                String(decoding: Theme(depth: depth, background: $0)[.error], as: UTF8.self)
            }
        }
        #expect(spelled == ["1;91", "1;31", "1;38;2;255;120;110", "1;38;2;180;20;20"])
    }

    @Test(
        "the marks are ASCII where the locale or the terminal has no more",
        arguments: [
            (["LANG": "en_AU.UTF-8"], Marks.unicode), (["LC_ALL": "C", "LANG": "en_AU.UTF-8"], .ascii),
            (["LANG": "sk_SK.utf8", "TERM": "linux"], .ascii), ([:], .ascii),
            (["LC_ALL": "", "LC_CTYPE": "C.UTF-8"], .unicode),
        ])
    func marks(environment: [String: String], expected: Marks) {
        #expect(Marks(environment: environment) == expected)
    }
}
