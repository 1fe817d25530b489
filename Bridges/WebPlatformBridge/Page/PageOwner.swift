public import ScriptEngine
public import WebFormats
internal import WebPlatform

/// The run that a page is part of.
public protocol PageOwner: AnyObject {
    /// The host ended a script of the page.
    func pageWasEnded(_ reason: ScriptTermination)
    /// Runs a classic script of the page's document.
    ///
    /// - Returns: Its value; nil where it has none.
    @discardableResult
    func run(_ source: ScriptSource, in page: Page) throws(ScriptFailure) -> ScriptValue?
    /// Takes note of a module script that the page is about to run.
    func willRun(_ source: ScriptSource)
    /// What reports call the file behind a URL.
    func name(of url: WebURL) -> String
}
