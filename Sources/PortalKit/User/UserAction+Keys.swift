internal import JSONDocuments
internal import PortalTrace

extension UserAction.File {
    /// Reads a file.
    package init(path: String) throws(InputFile.Failure) {
        let bytes = try InputFile.bytes(of: path, most: InputFile.Most.script)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        self.init(name: name, type: FileTypes.type(of: name), bytes: bytes)
    }
}

extension UserAction {
    /// Keys with a name (UI Events KeyboardEvent key Values).
    private static let keys: Set<String> = [
        "Enter", "Tab", "Backspace", "Delete", "Escape", "ArrowLeft", "ArrowUp", "ArrowRight",
        "ArrowDown", "Home", "End", "PageUp", "PageDown", "Insert", "Shift", "Control", "Alt",
        "Meta",
        "CapsLock", "ContextMenu", "Space", "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9",
        "F10", "F11", "F12",
    ]

    /// What is wrong with the name of a key or chord; nil if nothing is.
    package static func problem(ofKey text: String) -> String? {
        var rest = text[...]
        while let plus = rest.dropFirst().firstIndex(of: "+") {
            let name = String(rest[..<plus])
            guard ["Control", "Shift", "Alt", "Meta"].contains(name) else {
                return
                    "'\(TraceValue.oneLine(name))' is no key that is held down: expected Control, "
                    + "Shift, Alt or Meta"
            }
            rest = rest[rest.index(after: plus)...]
        }
        let key = String(rest)
        guard key.unicodeScalars.count != 1, !keys.contains(key) else { return nil }
        let hint = nearest(key, keys.sorted()).map { "; did you mean '\($0)'?" }
        return "unknown key '\(TraceValue.oneLine(key))'"
            + (hint ?? "; expected a character, a name such as Enter, or a chord such as Control+A")
    }
}
