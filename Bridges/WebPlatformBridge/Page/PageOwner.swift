public import ScriptEngine
public import WebPlatform

/// The run that a page is part of.
public protocol PageOwner: AnyObject {
    /// The host ended a script of the page.
    func pageWasEnded(_ reason: ScriptTermination)
    /// Runs a classic script of the page's document.
    func run(_ source: ScriptSource, in page: Page) throws(ScriptFailure)
    /// What reports call the file behind a URL.
    func name(of url: WebURL) -> String
}
