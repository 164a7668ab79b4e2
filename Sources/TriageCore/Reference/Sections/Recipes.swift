extension FormatPage {
    /// A list that depends on an answer above it, and what else the chosen row knows.
    static let dependentLists = Section(
        "Lists that depend on each other",
        .prose(
            """
            A country, a region of it, a town of that: three questions on one card, each below the one that its
            `where` reads. The fee is looked up from the row of the chosen town.
            """),
        .example(.flow(delivery)), .prose("Beside it lies `towns.csv`:"), .example(.file("towns.csv", towns)),
        .prose(
            """
            Rows are never merged: regions offered from `towns` would stand there once for each town, so they have a
            table of their own. Two regions may have a town of the same name. Its code tells them apart, and since
            the fee is looked up by it, it is the only such one in the file. Where codes are digits, an agent who
            types the place of an option writes `#2`.
            """),
        .prose(
            """
            In the look-up `filter` finds the row, `map` takes the column, and `first()` is null if there was no such
            row or its cell is empty. A list can be empty, as for the Isles: the question is then skipped with a
            reason, and the town is null, in `next` too.
            """))

    /// What becomes of other answers when one is corrected.
    static let corrections = Section(
        "What a correction does",
        .prose(
            """
            A caller can correct on any card what was answered before; the agent says so by `^T`, in plain mode
            `:told country b`. Computed facts follow. What does not hold any more is null from then on, and the agent
            is told: a choice that is not offered now, an answer that its `accept` refuses, a question whose `when`
            has stopped holding. No card that was left is asked again by itself. So a card that counts on such a fact
            goes back for it, as `fee` does in the flow `delivery` above.
            """))

    /// Figures that are worked out from the rounds of a repeated part.
    static let figures = Section(
        "Figures from rounds",
        .prose("A list that is taken down row by row, its figures, and a mail with a line for each row:"),
        .example(.flow(person)), .example(.flow(home)),
        .prose(
            """
            A fact of a round can be null, so conditions inside `filter`, `exists` and `all` need the guards of any
            condition. `sum`, `min` and `max` pass over what is null. To read something of one round, take the column
            first, `people.map(p, p.called).last()`: of `people.last()` nothing can be read, since there may be none.
            """),
        .prose(
            """
            On the list card the agent opens a row again to change it, or takes it out (in plain mode `:open 2`,
            `:remove 2`). So let the words of a row be right the second time too: "Person {{round}}", not "And the
            next one?".
            """))

    /// The price of what is chosen, ages, and what is still open today.
    static let prices = Section(
        "Prices, ages and hours",
        .prose("What depends on a choice stands in the table that offers it. Alternatives are of one type."),
        .example(order),
        .results([
            (#""item": "pot""#, "price", "48.00"), (#""item": "pot", "express": true"#, "total", "63.00"),
            (#""item": "pot", "express": false"#, "total", "48.00"), (#""express": true"#, "total", "null"),
            (#""born": "2008-07-15""#, "isAdult", "true"), (#""born": "2008-07-16""#, "isAdult", "false"),
            (#""born": "2008-07-16""#, "age", "17"), ("", "opensLater", "true"),
        ]),
        .prose(
            """
            Beside an amount `5.00` is an amount, alone it is a number: so both sides of `:` are facts here.
            `opensLater` asks for half an hour of open time until the hour after midnight at most.
            """))

    /// How scenarios play lists and rounds.
    static let listScenarios = Section(
        "Scenarios of lists and rounds",
        .prose(
            """
            A choice from a table is answered by its value, one whose list is empty by null; after a correction or a
            step back the second answer of a list is given.
            """),
        .example(.scenarios(deliveryScenarios)),
        .prose(
            """
            No rounds at all are `[]`. `path` names the node of a call once for its own card and once for each list
            card: after each round, and before the first one if `min` is 0. `at` counts the same, but not its own
            card if nothing stands on it. Nodes of the part are counted over all rounds; one that is opened again is
            one more visit.
            """),
        .example(.scenarios(homeScenarios)))

    private static let delivery = """
        {
          "format": 1, "id": "delivery", "title": "Delivery", "version": "1.0.0",
          "language": "en-AU", "timeZone": "Australia/Melbourne",
          "currency": "AUD", "channels": ["phone"], "start": "where",
          "tables": {
            "regions": { "columns": { "name": "text", "country": "text" },
              "rows": [ ["North", "a"], ["South", "a"], ["Isles", "b"] ] },
            "towns": { "csv": "towns.csv",
              "columns": { "code": "text", "name": "text", "region": "text",
                           "fee": { "type": "money", "optional": true } } } },
          "facts": {
            "country": { "type": "choice", "label": "Country", "options": [
              { "value": "a", "label": "Aland" },
              { "value": "b", "label": "Bland" } ] },
            "region": { "type": "choice", "label": "Region", "options": {
              "table": "regions", "value": "name", "label": "name",
              "where": "row.country == country" } },
            "town": { "type": "choice", "label": "Town", "options": {
              "table": "towns", "value": "code", "label": "name",
              "where": "row.region == region" } },
            "fee": { "type": "money", "value":
              "tables.towns.filter(t, t.code == town).map(t, t.fee).first()" } },
          "outcomes": {
            "told": { "label": "Fee told", "kind": "resolved" },
            "open": { "label": "No fee known", "kind": "waiting" } },
          "nodes": {
            "where": { "ask": ["country", "region", "town"],
              "next": [ { "when": "fee != null", "go": "fee" },
                        { "go": "no-fee" } ] },
            "fee": { "say": ["To {{town}} it costs {{fee}}."],
              "next": [ { "when": "fee == null", "go": "where" },
                        { "go": "goodbye" } ] },
            "goodbye": { "say": ["Goodbye."], "end": "told" },
            "no-fee": { "say": ["We shall tell you."], "end": "open" }
          }
        }
        """

    private static let towns = """
        code,name,region,fee
        m1,Marsh,North,7.50
        m2,Marsh,South,12.00
        g1,"Marsh, Great",South,
        """

    private static let deliveryScenarios = """
        { "format": 1, "flow": "delivery", "scenarios": [
          { "name": "the country is corrected, and there are no towns",
            "answers": { "country": ["a", "b"], "region": ["North", "Isles"],
                         "town": ["m1", null] },
            "at": { "fee": { "told": { "country": "b" } } },
            "expect": { "outcome": "open",
              "path": ["where", "fee", "where", "no-fee"],
              "facts": { "region": "Isles", "town": null, "fee": null } } },
          { "name": "back for the other Marsh",
            "answers": { "country": "a", "region": ["North", "South"],
                         "town": ["m1", "m2"] },
            "at": { "fee": [ { "back": true }, {} ],
                    "where": [ {}, { "refused": { "town": "m1" } } ] },
            "expect": { "outcome": "told",
              "lines": ["To Marsh it costs $12.00."] } } ] }
        """

    private static let person = """
        {
          "format": 1, "id": "person", "title": "A person", "version": "1.0.0",
          "part": true, "start": "who",
          "summary": "{{called}}, {{income == null ? '?' : text(income)}}",
          "facts": {
            "called": { "type": "text", "label": "Their name" },
            "born": { "type": "date", "label": "Born on", "max": "today" },
            "income": { "type": "money", "label": "Income a month",
              "optional": true },
            "isMinor": { "type": "yesno", "internal": true,
              "value": "addMonths(born, 18 * 12) > today" } },
          "outcomes": { "noted": { "label": "Noted", "kind": "resolved" } },
          "nodes": { "who": { "title": "Person {{round}}",
            "ask": ["called", "born", "income"], "end": "noted" } }
        }
        """

    private static let home = #"""
        {
          "format": 1, "id": "home", "title": "Who lives there", "version": "1.0.0",
          "language": "en-AU", "timeZone": "Australia/Melbourne",
          "currency": "AUD", "channels": ["phone"], "start": "people",
          "facts": {
            "minors": { "type": "integer",
              "value": "size(people.filter(p, p.isMinor == true))" },
            "incomes": { "type": "money",
              "value": "people.map(p, p.income).sum()" },
            "isComplete": { "type": "yesno",
              "value": "people.all(p, p.income != null)" },
            "eldest": { "type": "date", "value": "people.map(p, p.born).min()" } },
          "messages": { "list": { "to": ["desk@desk.example"],
            "subject": "A home of {{size(people)}}, {{minors}} under 18",
            "body": ["{{people.map(p, '- ' + p.summary).join('\\n')}}",
              "Incomes: {{incomes}}",
              { "text": "Not all of them are known.", "when": "!isComplete" },
              { "text": "The eldest was born on {{eldest}}.",
                "when": "eldest != null" }] } },
          "outcomes": { "done": { "label": "Done", "kind": "resolved" } },
          "nodes": {
            "people": { "send": ["list"], "next": "goodbye",
              "call": { "flow": "person", "as": "people", "repeat": { "min": 0,
                "ask": "{{size(people)}} so far. Does anybody else live there?" } } },
            "goodbye": { "say": ["Goodbye."], "end": "done" }
          }
        }
        """#

    private static let homeScenarios = """
        { "format": 1, "flow": "home", "scenarios": [
          { "name": "nobody lives there",
            "answers": { "people": [] },
            "expect": { "path": ["people", "people", "goodbye"],
              "facts": { "people": [], "incomes": "0.00", "eldest": null } } },
          { "name": "of two people the first one is opened again",
            "now": "2026-07-15T10:00:00+10:00",
            "answers": { "people": [
              { "called": "Kim", "born": "2008-07-16", "income": null },
              { "called": "Pat", "born": "2008-07-15", "income": "900.00" } ] },
            "at": {
              "people": [ {}, {}, { "open": 1 } ],
              "people/who": [ {}, {}, { "answers": { "income": "50.00" } } ] },
            "expect": {
              "facts": { "incomes": "950.00",
                "people": [ { "called": "Kim", "income": "50.00" }, {} ] },
              "messages": [ { "message": "list",
                "subject": "A home of 2, 1 under 18",
                "body": ["- Kim, $50.00", "- Pat, $900.00",
                         "born on 15 July 2008"] } ] } } ] }
        """

    private static let order = Example.members(
        #"""
        "tables": { "goods": {
          "columns": { "code": "text", "name": "text", "price": "money" },
          "rows": [ ["mug", "Mug", "12.50"], ["pot", "Teapot", "48.00"] ] } },
        "hours": { "week": { "mon-fri": ["09:00-17:00"] } },
        "facts": {
          "item": { "type": "choice", "label": "Which one?", "options": {
            "table": "goods", "value": "code", "label": "name" } },
          "price": { "type": "money", "value":
            "tables.goods.filter(g, g.code == item).map(g, g.price).first()" },
          "express": { "type": "yesno", "label": "Express, for {{expressFee}}?" },
          "expressFee": { "type": "money", "fixed": "15.00" },
          "noFee": { "type": "money", "fixed": "0.00" },
          "total": { "type": "money",
            "value": "price + (express == true ? expressFee : noFee)" },
          "born": { "type": "date", "label": "Born on", "max": "today" },
          "isAdult": { "type": "yesno",
            "value": "addMonths(born, 18 * 12) <= today" },
          "age": { "type": "integer", "value":
            "today.year - born.year - (monthDay(today) < monthDay(born) ? 1 : 0)" },
          "left": { "type": "text",
            "value": "string(24 - now.getHours('Australia/Melbourne')) + 'h'" },
          "opensLater": { "type": "yesno", "value":
            "openTime(now, now + duration(left)) >= duration('30m')" } }
        """#,
        hidden:
            #""nodes": { "here": { "ask": ["item", "express", "born"], "next": "shown" }, "#
            + #""shown": { "note": ["{{total}} {{isAdult}} {{age}} {{opensLater}}"], "next": "last" } }"#
    )
}
