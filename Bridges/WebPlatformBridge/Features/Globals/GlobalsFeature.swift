internal import ScriptEngine

/// The names of the platform in a page's global scope, each made when it is first touched.
final class GlobalsFeature: PageFeature {
    init(in page: Page) throws(ScriptFailure) { try page.defineGlobals() }
}
