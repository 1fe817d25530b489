package import JSONDocuments

/// How a page looked beside its texts, at the moments that a portal's reactions are judged by: which elements it had,
/// with their classes, styles, pictures and states.
package struct PageLooks: Sendable {
    /// When the app first called it back; nil if it did not.
    package var beforeCallback: CodeUnits?
    /// When it had answered to the first activation result; nil if nothing was told afterwards.
    package var afterActivation: CodeUnits?
    /// At the end.
    package var atEnd = CodeUnits("")

    package init() {}
}

extension RunResult {
    /// Whether the page is another one than before the app first called it back, in texts or in looks.
    package var showsMoreThanBefore: Bool {
        !shown.hasSameCodeUnits(as: shownBeforeCallback)
            || looks.beforeCallback.map { $0 != looks.atEnd } ?? false
    }

    /// Whether the page was another one when it had answered to the first activation result.
    package var showsAnswer: Bool {
        !shownAfterActivation.hasSameCodeUnits(as: shownBeforeCallback)
            || looks.beforeCallback.map { $0 != looks.afterActivation ?? looks.atEnd } ?? false
    }

    /// Whether the page became another one after that answer.
    package var showsMoreAfterAnswer: Bool {
        !shown.hasSameCodeUnits(as: shownAfterActivation)
            || looks.afterActivation.map { $0 != looks.atEnd } ?? false
    }
}
