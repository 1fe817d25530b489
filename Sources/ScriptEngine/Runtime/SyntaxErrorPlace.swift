internal import CJavaScriptCore
internal import JSONDocuments

/// Finds the column of a syntax error, of which the engine knows only the line.
///
/// A parser reads from left to right: the shortest beginning of a script that has the same error ends with
/// what is wrong.
struct SyntaxErrorPlace {
    /// Longer scripts are not parsed again and again.
    private static let mostUnits = 4 << 20

    let units: [UInt16]
    let message: String
    let line: Int
    let machine: ScriptVirtualMachine

    init(_ source: String, _ message: String, line: Int, machine: ScriptVirtualMachine) {
        units = Array(source.utf16)
        (self.message, self.line, self.machine) = (message, line, machine)
    }

    /// The column, from 1; nil if it is not known.
    func column() -> Int? {
        guard units.count <= Self.mostUnits else { return nil }
        // That is the error of every beginning.
        if message == "Unexpected end of script" { return column(ofUnit: units.count) }
        var (low, high) = (0, units.count)
        // What is wrong begins in the line that the engine names, and most often ends there. Every beginning
        // that is tried is parsed as a whole, so they are to be few.
        if let named = rangeOfLine(), !hasError(before: named.lowerBound) {
            low = named.lowerBound + 1
            if hasError(before: named.upperBound) { high = named.upperBound }
        }
        while low < high {
            let middle = (low + high) / 2
            if hasError(before: middle) { high = middle } else { low = middle + 1 }
        }
        return column(ofUnit: start(ofWhatEndsAt: high))
    }

    /// The line of the error with its end; nil where it is not sure which one that is.
    private func rangeOfLine() -> Range<Int>? {
        var (line, start, index) = (1, 0, 0)
        while index < units.count {
            let unit = units[index]
            index += 1
            // In strings they end no line.
            if unit == 0x2028 || unit == 0x2029 { return nil }
            guard unit == 0x0A || unit == 0x0D else { continue }
            if unit == 0x0D, index < units.count, units[index] == 0x0A { index += 1 }
            if line == self.line { break }
            line += 1
            start = index
        }
        return line == self.line && start < index ? start..<index : nil
    }

    /// The column of a place in the line of the error; nil if it is in another line.
    private func column(ofUnit place: Int) -> Int? {
        // In strings U+2028 and U+2029 end no line, and the engine knows which do.
        for countsSeparators in [false, true] {
            var (line, start, index) = (1, 0, 0)
            while index < place {
                let unit = units[index]
                index += 1
                let isSeparator = unit == 0x2028 || unit == 0x2029
                guard unit == 0x0A || unit == 0x0D || countsSeparators && isSeparator else {
                    continue
                }
                if unit == 0x0D, index < place, units[index] == 0x0A { index += 1 }
                line += 1
                start = index
            }
            if line == self.line { return place - start + 1 }
        }
        return nil
    }

    /// Whether the beginning of the script has the same error.
    private func hasError(before end: Int) -> Bool {
        let text = EngineString(utf16: Array(units[..<end]))
        let name = EngineString("")
        var message: JSStringRef?
        var line: Int32 = 0
        let made = unsafe text.withRef { text in
            unsafe name.withRef { name in
                unsafe JSScriptCreateFromString(machine.group, name, 1, text, &message, &line)
            }
        }
        if let made = unsafe made {
            unsafe JSScriptRelease(made)
            return false
        }
        guard let message = unsafe message else { return false }
        return unsafe EngineString(adopting: message).repaired
            .hasSameCodeUnits(as: self.message) && Int(line) == self.line
    }

    /// The begin of the token that ends at a place.
    private func start(ofWhatEndsAt end: Int) -> Int {
        func isWord(_ unit: UInt16) -> Bool {
            unit == 0x24 || unit == 0x5F || unit > 0x7F || (0x30...0x39).contains(unit)
                || (0x41...0x5A).contains(unit) || (0x61...0x7A).contains(unit)
        }
        // "Unexpected token '=>'. Expected …"
        let quoted = Array(message.utf16.drop { $0 != 0x27 }.dropFirst().prefix { $0 != 0x27 })
        let named = end - quoted.count
        if !quoted.isEmpty, named >= 0, units[named..<end].elementsEqual(quoted) {
            return named
        }
        var start = max(0, end - 1)
        while start > 0, isWord(units[start]), isWord(units[start - 1]) { start -= 1 }
        return start
    }
}
