extension Slovak {
    func words(for error: StorageError) -> String {
        switch error {
        case .missing(let path): "„\(path)“ neexistuje"
        case .cannotCreate(let path, let cause): "„\(path)“ sa nedá vytvoriť: \(words(for: cause))"
        case .failed(let action, let path, let cause):
            "„\(path)“ sa nedá \(verb(for: action)): \(words(for: cause))"
        case .durabilityUnknown(let path, let cause):
            "do „\(path)“ sa zapísalo, ale disk to nepotvrdil: \(words(for: cause))"
        case .inUse(let path, let process?): "„\(path)“ používa proces \(process)"
        case .inUse(let path, nil): "„\(path)“ používa iný proces"
        case .unknownVersion(let path, let offset, let version):
            "„\(path)“ má na bajte \(offset) formát \(version), tento program píše formát \(ChecksummedLine.version); "
                + "súbor zostal, ako bol"
        case .networkHome(let path, let kind):
            "„\(path)“ je na sieťovom súborovom systéme (\(kind)), kde sa na zámky a zápis nedá spoľahnúť; "
                + "--network-home to dovolí"
        }
    }

    private func verb(for action: StorageError.Action) -> String {
        switch action {
        case .open: "otvoriť"
        case .inspect: "preskúmať"
        case .list: "vypísať"
        case .lock: "zamknúť"
        case .read: "prečítať"
        case .remove: "odstrániť"
        case .rename: "premenovať"
        case .write: "zapísať"
        }
    }

    private func words(for cause: StorageError.Cause) -> String {
        switch cause {
        case .noSpace: "na disku nie je miesto"
        case .quotaExceeded: "miesto pridelené na disku je vyčerpané"
        case .fileTooLarge: "súbor je priveľký"
        case .readOnly: "súborový systém je len na čítanie"
        case .denied: "prístup zamietnutý"
        case .inputOutput: "chyba vstupu alebo výstupu"
        case .noSuchFile: "taký súbor ani priečinok neexistuje"
        case .notAFolder: "nie je to priečinok"
        case .thereAlready: "už tam jeden je"
        case .damaged: "je poškodené"
        case .unreadableBlocks: "disk nevydal všetky jeho časti"
        case .nothingTaken: "systém neprijal ani bajt"
        case .notAFile: "nie je to súbor"
        case .danglingLink: "je to odkaz na niečo, čo neexistuje"
        case .foreign: "patrí inému používateľovi"
        case .unwritten: "väčšia časť nebola nikdy zapísaná"
        case .tooLong: "je dlhší než ktorýkoľvek súbor svojho druhu"
        case .system(let words): words
        }
    }
}
