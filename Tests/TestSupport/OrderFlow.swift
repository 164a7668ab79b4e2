/// A flow that calls a part which calls another; labels, options and headings read the facts of each.
package enum OrderFlow {
    /// The flow: it asks a name; a lamp is then ordered through the part, a fan is not.
    package static let text = FlowText.make([
        "start": #""one""#,
        "facts": """
        { "name": { "type": "text", "label": "Name" },
          "kind": { "type": "choice", "label": "Kind", "options": [
            { "value": "lamp", "label": "Lamp" }, { "value": "fan", "label": "Fan" } ] },
          "size": { "type": "text", "label": "Size of the room", "optional": true } }
        """,
        "nodes": """
        { "one": { "ask": ["name"], "next": "two" },
          "two": { "title": "Kind", "ask": ["kind"], "next": { "lamp": "order", "fan": "last" } },
          "order": { "call": { "flow": "order", "as": "ticket", "with": { "caller": "name" } }, "next": "room" },
          "room": { "title": "Room", "ask": ["size"], "next": "last" },
          "last": { "title": "Goodbye", "say": ["Bye."], "end": "done" } }
        """,
    ])

    /// The flows it calls, by name.
    package static let parts = ["order": order, "gift": gift]

    private static let order = FlowText.make([
        "id": #""order""#, "part": "true", "start": #""size""#,
        "facts": """
        { "caller": { "type": "text", "label": "Caller" },
          "size": { "type": "choice", "label": "Which size?", "options": [
            { "value": "s", "label": "Small" }, { "value": "l", "label": "Large" } ] },
          "shade": { "type": "choices", "label": "Which shades for {{caller}}?", "options": [
            { "value": "r", "label": "Red for {{caller}}" }, { "value": "g", "label": "Green" } ] } }
        """,
        "nodes": """
        { "size": { "title": "Size", "ask": ["size"], "next": "shade" },
          "shade": { "title": "Shades for {{caller}}", "ask": ["shade"], "next": "gift" },
          "gift": { "call": { "flow": "gift", "as": "gift", "with": { "size": "size" } }, "next": "over" },
          "over": { "end": "done" } }
        """,
    ])

    private static let gift = FlowText.make([
        "id": #""gift""#, "part": "true", "start": #""paper""#,
        "facts": """
        { "size": { "type": "text", "label": "Size" },
          "paper": { "type": "yesno", "label": "Paper ({{size}})?", "words": { "yes": "wrapped", "no": "plain" } } }
        """,
        "nodes":
            #"{ "paper": { "title": "Gift", "ask": ["paper"], "next": "over" }, "over": { "end": "done" } }"#,
    ])
}
