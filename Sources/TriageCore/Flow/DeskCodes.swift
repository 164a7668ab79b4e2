/// What can be wrong with what several facts or flows share.
extension Finding.Code {
    /// These codes, in listing order.
    static let shared = [unknownFile, notADesk, unknownOptions, unusedOptions]

    /// A file that is used but not there.
    static let unknownFile = Finding.Code(
        "unknown-file", .error,
        fault: "A flow uses a file, but there is none of that name beside it.",
        harm: "What the file defines would be missing from every card, so no call is taken.",
        cure: "Put the file beside the flow, or write the name of one that lies there.",
        examples: Finding.Example(
            "there is no file 'desk.json' beside this one", in: ["use": #"[▸"desk.json"]"#],
            cured: ["use": "[]"]))

    /// A flow that is used as if it were a desk.
    static let notADesk = Finding.Code(
        "not-a-desk", .error,
        fault: "A flow uses a file that is not marked as a desk.",
        harm: "Its definitions do not count, and what reads them is wrong.",
        cure: "Mark the file \"desk\": true. A flow is not used but called, from a node.",
        examples: Finding.Example(
            "'desk.json' is no desk: it is not marked \"desk\": true", in: ["use": #"[▸"desk.json"]"#],
            cured: ["use": "[]"], files: ["desk.json": #"{ "format": 1, "contacts": {} }"#]))

    /// A list of options that does not exist.
    static let unknownOptions = Finding.Code(
        "unknown-options", .error,
        fault: "A fact offers a list of options that is not declared.",
        harm: "The question would have nothing to choose.",
        cure: "Write the name of a list that is declared under \"options\", or declare it.",
        examples: Finding.Example(
            "there are no options 'sise'; did you mean 'size'?",
            in: ["facts": offering(#"▸"sise""#), "nodes": asking, "options": sizes],
            cured: ["facts": offering(#""size""#), "nodes": asking, "options": sizes]))

    /// A list of options that no fact offers.
    static let unusedOptions = Finding.Code(
        "unused-options", .warning,
        fault: "A flow declares a list of options, but no fact offers it.",
        harm: "Whoever changes the list changes nothing that is asked on a call.",
        cure: "Name it in the \"options\" of a fact, or remove it.",
        examples: Finding.Example(
            "no fact offers the options 'size'",
            in: ["options": #"{ ▸"size": [{ "value": "s", "label": "Small" }] }"#],
            cured: ["facts": offering(#""size""#), "nodes": asking, "options": sizes]))

    private static let sizes =
        #"{ "size": [{ "value": "s", "label": "Small" }, { "value": "l", "label": "Large" }] }"#
    private static let asking = #"{ "first": { "ask": ["mine", "yours"], "end": "done" } }"#

    /// Two questions with the same options, the second as given.
    private static func offering(_ options: String) -> String {
        #"""
        { "mine": { "type": "choice", "label": "Mine", "options": "size" },
          "yours": { "type": "choice", "label": "Yours", "options": \#(options) } }
        """#
    }
}
