internal import CJavaScriptCore

/// The channel that the engine answers to: an object of the C++ class `Inspector::FrontendChannel`,
/// made by hand.
///
/// Messages arrive inside of the call that they answer, or inside of the script that they are about.
@safe
final class InspectorChannel {
    private let layout: InspectorLayout
    /// The object: its table of virtual functions, and its owner.
    private let object: UnsafeMutablePointer<UInt>
    private let table: UnsafeMutablePointer<UInt>
    private let target: UnsafeMutableRawPointer
    private let receive: (String) -> Void
    private var isConnected = false

    private typealias Connect =
        @convention(c) (UnsafeRawPointer, UnsafeRawPointer, Bool, Bool) -> Void
    private typealias Disconnect = @convention(c) (UnsafeRawPointer, UnsafeRawPointer) -> Void
    private typealias Dispatch = @convention(c) (UnsafeRawPointer, UnsafeMutableRawPointer) -> Void

    /// Connects to a context; nil where it has no object for inspection that can be used.
    init?(
        _ context: JSGlobalContextRef, _ layout: InspectorLayout,
        receive: @escaping (String) -> Void
    ) {
        guard let address = unsafe InspectableTarget.target(of: context),
            let probe = MemoryProbe(), layout.isTarget(address, probe),
            let target = unsafe UnsafeMutableRawPointer(bitPattern: address)
        else { return nil }
        self.layout = layout
        self.receive = receive
        unsafe self.target = unsafe target
        unsafe table = .allocate(capacity: 4)
        unsafe object = .allocate(capacity: 2)
        let destroy: @convention(c) (UnsafeRawPointer) -> Void = { _ in }
        // `ConnectionType::Remote`.
        let connectionType: @convention(c) (UnsafeRawPointer) -> Bool = { _ in false }
        let send: @convention(c) (UnsafeRawPointer, UnsafeRawPointer) -> Void = { this, string in
            let owner = unsafe this.load(fromByteOffset: 8, as: UnsafeRawPointer.self)
            let channel = unsafe Unmanaged<InspectorChannel>.fromOpaque(owner)
                .takeUnretainedValue()
            channel.receive(unsafe channel.layout.text(of: string))
        }
        let functions = unsafe [
            unsafeBitCast(destroy, to: UInt.self), unsafeBitCast(destroy, to: UInt.self),
            unsafeBitCast(connectionType, to: UInt.self), unsafeBitCast(send, to: UInt.self),
        ]
        for (index, function) in functions.enumerated() {
            unsafe (table + index).initialize(to: function)
        }
        unsafe object.initialize(to: UInt(bitPattern: table))
        let owner = unsafe UInt(bitPattern: Unmanaged.passUnretained(self).toOpaque())
        unsafe (object + 1).initialize(to: owner)
        isConnected = true
        let connect = unsafe layout.method(.connect, of: target, Connect.self)
        unsafe connect(target, object, false, false)
    }

    deinit {
        disconnect()
        unsafe object.deallocate()
        unsafe table.deallocate()
    }

    /// Ends the connection; a script that stands still goes on.
    func disconnect() {
        guard isConnected else { return }
        isConnected = false
        let disconnect = unsafe layout.method(.disconnect, of: target, Disconnect.self)
        unsafe disconnect(target, object)
    }

    /// Sends a message.
    func send(_ message: String) {
        guard isConnected else { return }
        let dispatch = unsafe layout.method(.dispatch, of: target, Dispatch.self)
        unsafe layout.withEngineString(message) { unsafe dispatch(target, $0) }
    }
}
