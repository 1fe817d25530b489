internal import PortalTrace

/// Finds the places of calls and assignments that the engine makes without running code.
///
/// A script that holds nothing but statements like `a.b("text");` or `a.b = 1;` is taken by the
/// engine for JSONP and evaluated by its JSON parser: there is no frame, and so no line. Such a
/// script has no control flow, so its statements are its events, in order.
enum PlainStatements {
    static func fillLocations(in recorder: TraceRecorder, from first: Int, _ script: PortalScript) {
        guard recorder.hasPlaceless(kinds, from: first) else { return }
        let events = recorder.events[first...]
        var lexer = JavaScriptLexer(JavaScriptSource(script.source))
        for (index, event) in zip(events.indices, events) where isPlaceless(event) {
            let member = event.name.split(separator: ".").last.map(String.init) ?? event.name
            while let token = lexer.next() {
                guard token.isWord, lexer.source.spells(token, member.utf8) else { continue }
                let place = lexer.place(at: token.start)
                // Where the engine points: at the parenthesis of a call, at the dot of an assignment.
                let column =
                    event.kind == .call ? place.column + member.utf16.count : place.column - 1
                recorder.setLocation(
                    SourceLocation(file: script.name, line: place.line, column: max(1, column)),
                    at: index)
                break
            }
        }
    }

    /// What happens where a statement stands.
    private static let kinds: Set<TraceEvent.Kind> = [.call, .set, .console]

    private static func isPlaceless(_ event: TraceEvent) -> Bool {
        event.location == nil && kinds.contains(event.kind)
    }
}
