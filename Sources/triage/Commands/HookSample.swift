/// What `triage hooks` shows and prints to begin with.
enum HookSample {
    /// The id of the made-up call.
    static let id = "019f6334-b800-7000-8000-00005a3b1e00"

    /// The flow of the made-up call.
    static let flow = """
        { "format": 1, "id": "sample", "title": "A sample call", "version": "1.0.0", "language": "en",
          "timeZone": "Etc/UTC", "channels": ["phone"], "start": "greeting",
          "facts": { "caller": { "type": "text", "label": "Caller's name", "personal": true },
                     "domain": { "type": "domain", "label": "Domain", "optional": true } },
          "outcomes": { "fixed": { "label": "It works", "kind": "resolved" } },
          "nodes": { "greeting": { "title": "Greeting", "say": ["Hello"], "ask": ["caller"], "next": "bye" },
                     "bye": { "title": "Goodbye", "say": ["Bye"], "end": "fixed" } } }
        """

    /// The scripts, by the name of the system.
    static let scripts = ["zammad": zammad, "osticket": osTicket]

    private static let zammad = """
        #!/bin/sh
        # Opens a Zammad ticket for each call. Save as on-close.zammad.personal, chmod 700. Needs curl and jq.
        #
        # One ticket a call: Zammad has no idempotency key, so the script looks for the id of the call, which is in
        # the title, before it opens anything. Zammad finds a new ticket once its search index has it, a few seconds
        # later; triage tries again after a minute at the earliest. What this cannot promise: a second ticket is
        # possible while Zammad's indexing is stopped or lags behind by more than that.
        set -eu
        : "${ZAMMAD_URL:=https://zammad.example}" # without a slash at the end
        : "${ZAMMAD_GROUP:=Users}"
        : "${ZAMMAD_CUSTOMER:=desk@desk.example}" # whose tickets they are when no e-mail address is known
        # A line "header = \\"Authorization: Token token=...\\"", chmod 600: not an argument, which all users can see.
        : "${ZAMMAD_TOKEN_FILE:=$HOME/.config/triage/zammad-token}"

        input=$(cat)
        get() { printf '%s' "$input" | jq -er "$@"; }
        call() { curl -sS --fail-with-body --max-time 10 -K "$ZAMMAD_TOKEN_FILE" "$@"; }
        answer() {
          printf '%s' "$1" | jq -ce --arg url "$ZAMMAD_URL" \\
            '{ticket: {number: (.number // error("no number") | tostring), url: "\\($url)/#ticket/zoom/\\(.id)"}}'
        }

        key=$(get .key)
        found=$(call -G "$ZAMMAD_URL/api/v1/tickets/search" --data-urlencode "query=title:\\"$key\\"" \\
          -d expand=true -d limit=10)
        # Only a ticket with this very id in its title counts, whatever the search takes for similar.
        same=$(printf '%s' "$found" | jq -c --arg key "$key" \\
          '[(if type == "array" then .[] else empty end) | select((.title // "") | contains($key))] | .[0] // empty')
        if [ -n "$same" ]; then
          answer "$same"
          exit 0
        fi

        # What Zammad is told: facts, notes and how the call ended.
        ticket=$(get -c --arg group "$ZAMMAD_GROUP" --arg customer "$ZAMMAD_CUSTOMER" '.key as $key | .enquiry
          | ([.facts | to_entries[] | "\\(.key): \\(.value | tostring)"] + [.notes[]?.text]) as $lines
          | ([.facts[]? | strings | select(test("^[^@ ]+@[^@ ]+$"))] | .[0] // $customer) as $who
          | {title: "\\(.flow): \\(.outcome // .kind) [\\($key)]", group: $group, customer_id: "guess:\\($who)",
             article: {subject: "\\(.flow), \\(.agent) by \\(.channel)", type: "note", internal: true,
                       body: ($lines + ["triage records show \\($key)"] | join("\\n"))}}')
        opened=$(printf '%s' "$ticket" | call -H 'Content-Type: application/json' --data-binary @- \\
          "$ZAMMAD_URL/api/v1/tickets")
        answer "$opened"

        """

    private static let osTicket = """
        #!/bin/sh
        # Opens an osTicket ticket for each call. Save as on-close.osticket.personal, chmod 700. Needs curl and jq.
        #
        # One ticket a call: tickets.json of osTicket's API has neither an idempotency key nor a search. So the ticket
        # is handed in as a mail, through tickets.email of the same API, with a Message-ID made of the call's id:
        # osTicket keeps the Message-ID of every mail, and answers a mail that it has already with the number of the
        # ticket that this one opened. The API key needs the right to create tickets, from this machine's address.
        # What this cannot promise: two runs for one call at the same moment could open two. triage runs one after
        # another, but a run that was cut off may still be at work on the server for a moment when the next begins.
        set -eu
        : "${OSTICKET_URL:=https://osticket.example}" # without a slash at the end
        : "${OSTICKET_FROM:=desk@desk.example}"       # whose tickets they are when no e-mail address is known
        : "${OSTICKET_TO:=support@desk.example}"      # an address that osTicket knows as its own
        # A line "header = \\"X-API-Key: ...\\"", chmod 600: not an argument, which all users can see.
        : "${OSTICKET_KEY_FILE:=$HOME/.config/triage/osticket-key}"

        input=$(cat)
        mail=$(printf '%s' "$input" | jq -er --arg from "$OSTICKET_FROM" --arg to "$OSTICKET_TO" '
          .key as $key | .enquiry
          | ([.facts | to_entries[] | "\\(.key): \\(.value | tostring)"] + [.notes[]?.text]) as $lines
          | ([.facts[]? | strings | select(test("^[^@<> \\\\r\\\\n]+@[^@<> \\\\r\\\\n]+$"))] | .[0] // $from) as $who
          | ["From: <\\($who)>", "To: <\\($to)>", "Message-ID: <\\($key)@triage.invalid>",
             "Subject: \\(.flow): \\(.outcome // .kind)", "Date: \\(.closed | sub("\\\\.[0-9]+Z$"; "Z")
               | fromdate | strftime("%a, %d %b %Y %H:%M:%S +0000"))", "MIME-Version: 1.0",
             "Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: base64", "",
             ($lines + ["triage records show \\($key)"] | join("\\n") | @base64 | [scan(".{1,76}")] | join("\\n"))]
          | join("\\n")')
        number=$(printf '%s\\n' "$mail" | curl -sS --fail-with-body --max-time 20 \\
          -K "$OSTICKET_KEY_FILE" -H 'Content-Type: message/rfc822' --data-binary @- \\
          "$OSTICKET_URL/api/tickets.email")
        case $number in
        '' | *[!0-9A-Za-z#-]*) echo "osTicket answered: $number" >&2; exit 1 ;;
        esac
        jq -cn --arg number "$number" --arg url "$OSTICKET_URL/scp/tickets.php?number=$number" \\
          '{ticket: {number: $number, url: $url}}'

        """
}
