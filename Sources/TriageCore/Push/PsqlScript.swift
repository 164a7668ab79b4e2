/// What `psql` is given to do, as plain SQL without extensions.
enum PsqlScript {
    /// What is written behind the commit of a batch.
    static func acknowledgement(of batch: String) -> String { "ack \(batch)" }

    /// The enquiry of which a line of the output says that the hub has another record; nil for any other line.
    static func conflict(in line: String) -> EnquiryID? {
        line.hasPrefix("conflict ") ? EnquiryID(line.dropFirst(9)) : nil
    }

    /// Puts lines into their tables, by way of `incoming`, which is empty again at the end.
    ///
    /// An erased enquiry keeps its key in `record`, without anything else: so the key itself refuses whoever sends it
    /// later, even at the same moment.
    static func delivering(_ lines: ArraySlice<PushLine>, batch: String) -> [UInt8] {
        var script = Array(beginning.utf8)
        script.reserveCapacity(lines.reduce(4096) { $0 + $1.bytes.count + $1.bytes.count / 16 + 96 })
        copy(lines, batch: batch, into: &script)
        let has = { (kind: String) in lines.contains { $0.kind.name == kind } }
        if has("file") { script += takingFiles(batch).utf8 }
        if has("record") { script += takingRecords(batch).utf8 }
        if has("erased") { script += takingErasures(batch).utf8 }
        script += end(batch).utf8
        return script
    }

    /// Keeps a line that no table takes, byte for byte, unless its enquiry was erased.
    static func keeping(_ line: PushLine, because reason: String, batch: String) -> [UInt8] {
        let hexadecimal = line.bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        let reason = reason.replacing("\0", with: "").replacing("'", with: "''")
        let id = line.kind.id.map { "'\($0.text)'::uuid" } ?? "null::uuid"
        return Array(
            """
            \(beginning)set local standard_conforming_strings = on;
            insert into record_refused (sum, id, line, reason)
            select '\(line.sum)', \(id), decode('\(hexadecimal)', 'hex'), '\(reason)'
            where not exists (select 1 from record_erased where id = \(id))
            on conflict do nothing;
            \(end(batch))
            """.utf8)
    }

    /// Makes what is not there yet.
    static func preparing(batch: String) -> [UInt8] {
        Array((beginning + HubTables.definition + end(batch)).utf8)
    }

    /// What is acknowledged must be on the hub's disk, whatever is usual there.
    private static let beginning = """
        \\encoding UTF8
        begin isolation level read committed;
        select set_config('synchronous_commit', 'on', true) where current_setting('synchronous_commit') = 'off';

        """

    private static func end(_ batch: String) -> String {
        """
        delete from incoming where batch = '\(batch)';
        commit;
        \\echo \(acknowledgement(of: batch))

        """
    }

    private static func takingFiles(_ batch: String) -> String {
        """
        insert into flow_file (file, digest, content)
        select line::jsonb->>'file', line::jsonb->>'digest', line::jsonb->>'content'
        from incoming where batch = '\(batch)' and kind = 'file' order by 1, 2
        on conflict do nothing;

        """
    }

    /// In the order of the ids, so that two senders of the same ones wait for each other and not in a circle.
    private static func takingRecords(_ batch: String) -> String {
        """
        insert into record
        (id, sum, line, record, flow, version, agent, channel, opened, closed, outcome, kind, clock)
        select id, sum, line, record, record->>'flow', record->>'version', record->>'agent', record->>'channel',
        (record->>'opened')::timestamptz, (record->>'closed')::timestamptz, record->>'outcome', record->>'kind',
        record->>'clock'
        from (select id, sum, line, line::jsonb as record
        from incoming where batch = '\(batch)' and kind = 'record' offset 0) as sent
        order by id on conflict (id) do nothing;
        insert into record_conflict (id, sum, line)
        select incoming.id, incoming.sum, incoming.line from incoming join record on record.id = incoming.id
        where batch = '\(batch)' and incoming.kind = 'record' and record.sum <> incoming.sum for share of record
        on conflict (id, sum) do nothing;
        select 'conflict ' || incoming.id::text from incoming join record on record.id = incoming.id
        where batch = '\(batch)' and incoming.kind = 'record' and record.sum <> incoming.sum;

        """
    }

    private static func takingErasures(_ batch: String) -> String {
        let ids = "(select id from record_erased where batch = '\(batch)')"
        return """
            insert into record_erased (id, erased_at, erased_by, reason, batch)
            select distinct on (1) erased::uuid, (note->>'at')::timestamptz, note->>'by', note->>'reason', '\(batch)'
            from (select line::jsonb as note from incoming where batch = '\(batch)' and kind = 'erased') as notes
            cross join lateral jsonb_array_elements_text(note->'erased') as erased
            order by 1 on conflict (id) do update set batch = '\(batch)';
            insert into record (id) select id from record_erased where batch = '\(batch)' order by id
            on conflict (id) do update set sum = null, line = null, record = null, flow = null, version = null,
            agent = null, channel = null, opened = null, closed = null, outcome = null, kind = null, clock = null;
            delete from record_conflict where id in \(ids);
            delete from record_refused where id in \(ids);

            """
    }

    /// Lines in the text format of COPY. **Source**: PostgreSQL, COPY, "Text Format".
    private static func copy(_ lines: ArraySlice<PushLine>, batch: String, into script: inout [UInt8]) {
        script += "copy incoming (batch, kind, id, sum, line) from stdin;\n".utf8
        for line in lines {
            script += "\(batch)\t\(line.kind.name)\t\(line.kind.id?.text ?? "\\N")\t\(line.sum)\t".utf8
            for byte in line.bytes {
                switch byte {
                case UInt8(ascii: "\\"): script += [UInt8(ascii: "\\"), UInt8(ascii: "\\")]
                case UInt8(ascii: "\t"): script += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
                case UInt8(ascii: "\r"): script += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
                default: script.append(byte)
                }
            }
            script.append(UInt8(ascii: "\n"))
        }
        script += "\\.\n".utf8
    }
}

extension PushLine.Kind {
    /// What `incoming` calls it.
    fileprivate var name: String {
        switch self {
        case .record: "record"
        case .erasure: "erased"
        case .file: "file"
        }
    }
}
