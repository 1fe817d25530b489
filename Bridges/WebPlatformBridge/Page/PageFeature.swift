/// One part of what a page can do: timers, the console, requests, the Mobile Plans objects.
///
/// A feature is one folder; a page has it because its list of features says so in one line. It keeps
/// its own state, offers the host functions that its scripts need, and stops itself.
public protocol PageFeature: AnyObject, SendableMetatype {
    /// The host functions that it offers to the scripts of the platform.
    static var host: HostInterface { get }
    /// The names that it puts into the global scope itself.
    var globalNames: Set<String> { get }
    /// The page is shown no longer: nothing of it runs any more.
    func stop()
    /// The page is about to be freed, after it has stopped.
    func close()
}

extension PageFeature {
    /// Most features offer no host functions.
    public static var host: HostInterface { HostInterface() }
    /// Most names are those of `PageGlobals`.
    public var globalNames: Set<String> { [] }
    /// Most features do nothing by themselves.
    public func stop() {}
    /// Most features have nothing to free.
    public func close() {}
}
