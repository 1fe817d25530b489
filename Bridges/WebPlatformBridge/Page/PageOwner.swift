public import ScriptEngine

/// The run that a page is part of.
public protocol PageOwner: AnyObject {
    /// The host ended a script of the page.
    func pageWasEnded(_ reason: ScriptTermination)
}
