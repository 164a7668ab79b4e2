import Foundation
import TestSupport
import Testing

@Suite("The sample hooks", .waiting)
struct HookSampleTests {
    /// Stands in for both systems on loopback, and kills a script again and again before it lets it end, as its
    /// group would be killed: by then there must be one ticket for the call.
    ///
    /// Requests are worked on one after another, whoever sent them and whether or not they still listen, as by a
    /// server that does not notice that its caller is gone.
    private static let harness = #"""
        import email, http.server, json, os, random, re, signal, subprocess, sys, threading, time, urllib.parse
        from email import policy
        script, system, kills, folder = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
        random.seed(7)
        tickets, refused, broken = [], [], False

        class Desk(http.server.BaseHTTPRequestHandler):
            def answer(self, code, body):
                time.sleep(random.random() * 0.01)
                try:
                    self.send_response(code); self.end_headers(); self.wfile.write(body.encode())
                except OSError:
                    pass
            def log_message(self, *words): pass
            def do_GET(self):
                place = urllib.parse.urlparse(self.path)
                query = urllib.parse.parse_qs(place.query)["query"][0]
                if place.path != "/api/v1/tickets/search" or self.headers["Authorization"] != "Token token=t0ken":
                    refused.append(self.path); return self.answer(401, "{}")
                words = re.fullmatch('title:"(.*)"', query)[1]
                # As a search does, it also finds what is only similar.
                self.answer(200, json.dumps([t for t in tickets if t["title"][-9:] == words[-8:] + "]" or words in t["title"]]))
            def do_POST(self):
                time.sleep(random.random() * 0.01)
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if len(body) < int(self.headers["Content-Length"]): return
                if broken: return self.answer(422, '{"error":"no such group"}')
                if self.path == "/api/v1/tickets" and self.headers["Authorization"] == "Token token=t0ken":
                    ticket = json.loads(body)
                    assert ticket["group"] and ticket["customer_id"] == "guess:pat@client.example", ticket
                    assert "colour: green" in ticket["article"]["body"] and ticket["article"]["type"] == "note", ticket
                    ticket.update(id=len(tickets) + 1, number=str(40000 + len(tickets)))
                    tickets.append(ticket)
                    return self.answer(201, json.dumps(ticket))
                if self.path == "/api/tickets.email" and self.headers["X-API-Key"] == "t0ken":
                    mail = email.message_from_bytes(body, policy=policy.default)
                    assert not mail.defects and mail["Date"].datetime and mail["To"], mail.defects
                    assert mail["From"].addresses[0].addr_spec == "pat@client.example", mail["From"]
                    assert "colour: green" in mail.get_content(), mail.get_content()
                    seen = [t for t in tickets if t["title"] == mail["Message-ID"]]
                    if not seen:
                        seen = [dict(title=mail["Message-ID"], number=str(50000 + len(tickets)))]
                        tickets.extend(seen)
                    return self.answer(201, seen[0]["number"])
                refused.append(self.path); self.answer(404, "{}")

        server = http.server.HTTPServer(("127.0.0.1", 0), Desk)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = "http://127.0.0.1:%d" % server.server_port
        key = open(folder + "/key", "w"); name = "X-API-Key:" if system == "osticket" else "Authorization: Token"
        key.write('header = "%s"\n' % ("X-API-Key: t0ken" if system == "osticket" else "Authorization: Token token=t0ken"))
        key.close()
        places = dict(ZAMMAD_URL=url, ZAMMAD_TOKEN_FILE=key.name, OSTICKET_URL=url, OSTICKET_KEY_FILE=key.name)
        environment = dict(os.environ, **places)

        def start(number):
            call = json.loads(open(folder + "/record").read())
            call["id"] = "01a20136-d394-7767-8dba-%012x" % (number << 32 | 0x6cc7bd9e)
            line = json.dumps(dict(event="on-close", key=call["id"], enquiry=call)) + "\n"
            open(folder + "/input", "w").write(line)
            return subprocess.Popen(["/bin/sh", script, "api:1", "on-close", "0.1.0"], stdin=open(folder + "/input"),
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, start_new_session=True)

        done, calls, answers = 0, 0, []
        while done < kills or calls < 2:
            calls += 1
            for _ in range(random.randint(1, 4)):
                process = start(calls); time.sleep(random.random() * 0.12)
                done += process.poll() is None
                os.killpg(process.pid, signal.SIGKILL) if process.poll() is None else None
                process.communicate()
            process = start(calls); output, errors = process.communicate()
            assert process.returncode == 0, (process.returncode, output, errors)
            answers.append(json.loads(output)["ticket"])
        assert not refused, refused
        assert len(tickets) == calls, (len(tickets), calls)
        assert len({t["title"] for t in tickets}) == calls and len({a["number"] for a in answers}) == calls
        assert [t["number"] for t in tickets] == [a["number"] for a in answers], answers
        assert all(a["url"].startswith(url) for a in answers), answers
        # What the server refuses is said, and the script fails, so that it is tried again.
        broken = True
        process = start(998); output, errors = process.communicate()
        assert process.returncode != 0 and not output, (output, errors)
        open(key.name, "w").write('header = "X-API-Key: wrong"\n')
        process = start(999); output, errors = process.communicate()
        assert process.returncode != 0 and not output, (output, errors)
        print("sound", done >= kills)
        """#

    private static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }
    private static let hasTools = ["curl", "jq"].allSatisfy {
        FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)")
    }

    @Test(
        "however often it is killed, a script opens one ticket a call",
        .enabled(if: python != nil && hasTools, "there is no python3, curl or jq"),
        arguments: ["zammad", "osticket"])
    func once(_ system: String) throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let input = DeskFlow.answers.map { $0 + "\n" }.joined()
        _ = try desk.run("run", "desk", "--plain", input: input)
        try desk.folder.write(try desk.onlyRecord(), to: "record")
        let script = try desk.folder.write(try desk.run("hooks", "sample", system).output, to: "script")
        let harness = try desk.folder.write(Self.harness, to: "harness.py")
        let result = try desk.shell(
            "\(Self.python ?? "") \(harness) \(script) \(system) \(Thoroughness.isLong ? 200 : 4) \(desk.folder.path) 2>&1"
        )
        #expect(result.output == "sound True\n")
    }
}
