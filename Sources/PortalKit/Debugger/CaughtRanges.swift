internal import JavaScriptSyntax

/// Where in a script an exception is caught: in blocks of `try` that have a `catch`.
struct CaughtRanges {
    private typealias Place = SourcePlaces.Place
    private struct Range {
        let start: Place
        let end: Place

        func has(_ place: Place) -> Bool {
            !CaughtRanges.isBefore(place, start) && CaughtRanges.isBefore(place, end)
        }
    }

    private var blocks: [Range] = []
    private var functions: [Range] = []

    /// Reads a script's text.
    ///
    /// - Parameter line: The line of its first character in its file.
    init(_ text: String, line: Int = 1) {
        let source = JavaScriptSource(text)
        var lexer = JavaScriptLexer(source)
        let places = SourcePlaces(source)
        func place(_ offset: Int) -> Place {
            var place = places.place(at: offset)
            place.line += line - 1
            return place
        }
        struct Bracket {
            var start: Int
            var isTry = false
            var isFunction = false
            /// Where arrows without braces begin that end with this bracket's contents.
            var arrows: [Int] = []
        }
        var open = [Bracket(start: 0)]
        /// A block of `try` that was closed just now.
        var tried: Range?
        var previous: JavaScriptToken?
        func endArrows(at offset: Int) {
            for start in open[open.count - 1].arrows {
                functions.append(Range(start: place(start), end: place(offset)))
            }
            open[open.count - 1].arrows = []
        }
        while let token = lexer.next() {
            if let block = tried {
                if token.word == .catch { blocks.append(block) }
                tried = nil
            }
            if let arrow = previous, arrow.punctuator == .arrow, token.role != .functionBody {
                open[open.count - 1].arrows.append(arrow.start)
            }
            switch token.punctuator {
            case .openBrace, .openParenthesis, .openBracket:
                open.append(
                    Bracket(
                        start: token.start, isTry: previous?.word == .try && token.role == .block,
                        isFunction: token.role == .functionBody))
            case .closeBrace, .closeParenthesis, .closeBracket:
                endArrows(at: token.start)
                guard open.count > 1 else { break }
                let bracket = open.removeLast()
                let range = Range(start: place(bracket.start), end: place(token.end))
                if bracket.isTry { tried = range }
                if bracket.isFunction { functions.append(range) }
            case .comma, .semicolon: endArrows(at: token.start)
            default:
                // `${` of a template opens what `}` closes.
                if token.kind == .templateHead { open.append(Bracket(start: token.start)) }
                if token.kind == .templateTail {
                    endArrows(at: token.start)
                    if open.count > 1 { open.removeLast() }
                }
            }
            previous = token
        }
        endArrows(at: source.count)
    }

    /// Whether what is thrown at a place is caught by the function that it is in.
    func catches(line: Int, column: Int) -> Bool {
        let place = Place(line: line, column: column)
        let function = functions.filter { $0.has(place) }.map(\.start).max(by: Self.isBefore)
        return blocks.contains { block in
            block.has(place) && function.map { Self.isBefore($0, block.start) } ?? true
        }
    }

    private static func isBefore(_ place: Place, _ other: Place) -> Bool {
        (place.line, place.column) < (other.line, other.column)
    }
}
