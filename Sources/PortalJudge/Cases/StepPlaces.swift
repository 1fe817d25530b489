internal import JSONDocuments
internal import PortalTrace

/// Puts places in the texts of a case's steps where they are in the case's file: an editor can open
/// that, and not "step 2:1:51".
struct StepPlaces {
    private let steps: [CodeUnits: CaseStep]
    private var texts: [CodeUnits: [UInt16]] = [:]

    init(_ steps: [CaseStep]) {
        var named: [CodeUnits: CaseStep] = [:]
        for (index, step) in steps.enumerated() where step.textPlace != nil {
            named[Self.source(index)] = step
        }
        self.steps = named
    }

    /// What the engine knows the text of a step by.
    static func source(_ index: Int) -> String { "step \(index + 1)" }

    /// Corrects the places of a run, before anything is judged.
    mutating func settle(_ run: inout RunResult) {
        guard !steps.isEmpty else { return }
        for index in run.events.indices {
            if let place = run.events[index].location, let better = settled(place) {
                run.events[index].location = better
            }
            switch run.events[index].what {
            case .exception(var thrown) where !thrown.stack.isEmpty:
                settle(&thrown.stack)
                run.events[index].what = .exception(thrown)
            case .rejection(var thrown) where !thrown.stack.isEmpty:
                settle(&thrown.stack)
                run.events[index].what = .rejection(thrown)
            default: break
            }
        }
        if let place = run.endLocation, let better = settled(place) { run.endLocation = better }
        settle(&run.endStack)
    }

    private mutating func settle(_ stack: inout [StackFrame]) {
        for index in stack.indices {
            if let place = stack[index].location, let better = settled(place) {
                stack[index].location = better
            }
        }
    }

    /// The same place in the file; nil for a place that is in no step.
    private mutating func settled(_ location: SourceLocation) -> SourceLocation? {
        guard let name = location.file, let step = steps[name], let start = step.textPlace else {
            return nil
        }
        var place = SourceLocation(file: step.file.name, line: start.line)
        if let column = location.column {
            let offset = rawOffset(location.line, column, step, start)
            place.column = start.column + offset
        }
        return place
    }

    /// How many code units after its quotation mark a place in a JSON string is written.
    private mutating func rawOffset(
        _ line: Int, _ column: Int, _ step: CaseStep, _ start: TextPlace
    ) -> Int {
        let text = text(of: step.file.path)
        let line16 = SourceLines.units(text, line: start.line)
        var index = line16.startIndex + start.column
        var at = (line: 1, column: 1)
        var afterReturn = false
        while at.line < line || at.line == line && at.column < column, index < line16.endIndex {
            let unit: UInt16
            let next: Int
            if line16[index] == UInt16(UInt8(ascii: "\\")), index + 1 < line16.endIndex {
                (unit, next) = Self.escape(line16[(index + 1)...])
            } else {
                (unit, next) = (line16[index], 1)
            }
            index += next
            switch unit {
            case 0x0A where afterReturn: break
            case 0x0A, 0x0D, 0x2028, 0x2029: at = (at.line + 1, 1)
            default: at.column += 1
            }
            afterReturn = unit == 0x0D
        }
        return index - line16.startIndex - (start.column - 1)
    }

    /// What an escape stands for, and how many code units it takes with its backslash.
    private static func escape(_ rest: ArraySlice<UInt16>) -> (unit: UInt16, length: Int) {
        switch rest.first.flatMap({ UInt8(exactly: $0) }) {
        case UInt8(ascii: "n"): (0x0A, 2)
        case UInt8(ascii: "r"): (0x0D, 2)
        case UInt8(ascii: "u"):
            (
                UInt16(String(utf16: rest.dropFirst().prefix(4)), radix: 16)
                    ?? 0x20, 6
            )
        default: (0x20, 2)
        }
    }

    private mutating func text(of path: String) -> [UInt16] {
        if let known = texts[path] { return known }
        // It was read a moment ago; if it is gone by now, its places are those of its first column.
        let text = (try? Paths.text(of: path)) ?? ""
        texts[path] = Array(text.utf16)
        return texts[path] ?? []
    }
}

extension SourceLines {
    /// The code units of one line of a JSON document, in which only LF and CR end lines.
    static func units(_ text: [UInt16], line number: Int) -> ArraySlice<UInt16> {
        var line = 1
        var start = 0
        for (index, unit) in text.enumerated() where unit == 0x0A {
            if line == number { return text[start..<index] }
            line += 1
            start = index + 1
        }
        return line == number ? text[start...] : []
    }
}
