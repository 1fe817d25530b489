internal import CJavaScriptCore
internal import Glibc
internal import PortalTrace

/// How much a virtual machine's scripts may use.
public struct ScriptLimits: Equatable, Sendable {
    /// Processor time of script code, in seconds, summed over all entries since the limits were set.
    /// Waiting is no script: for a server, for a reader of the output, for a process that was stopped.
    public var seconds: Double
    /// Growth of the process's resident size since the limits were set, in bytes.
    public var bytes: Int

    /// Makes limits.
    public init(seconds: Double = 10, bytes: Int = 512 << 20) {
        self.seconds = seconds
        self.bytes = bytes
    }
}

/// Ends scripts that use too much time or memory.
///
/// The engine asks once when its limit is up, so the limit is set anew at each question
/// (engine-notes, "Time limit"): every 20 ms of script code.
@safe
final class ScriptWatchdog {
    private static let period = 0.02

    private let group: JSContextGroupRef
    private var limits = ScriptLimits()
    private var spent = 0.0
    private var entered = 0.0
    private var baseline = 0
    private var baselineRead = -Double.infinity
    /// When a script began to stand still for its debugger.
    private var resting: Double?
    /// Called at each question, for a debugger.
    var onQuestion: (() -> Void)?
    /// What is thrown into the script at the present question.
    var interruption: String?
    /// Why scripts were ended, until the limits are set anew.
    private(set) var termination: ScriptTermination?
    /// The calls that were under way when scripts were ended, innermost first.
    private(set) var terminatedAt: [ScriptException.Frame] = []

    init(group: JSContextGroupRef) {
        unsafe self.group = unsafe group
        arm(after: Self.period)
    }

    /// Sets the limits and begins to count from here.
    func restart(_ limits: ScriptLimits) {
        self.limits = limits
        spent = 0
        // Reading the size takes microseconds, which a suite of short runs would notice.
        let now = Self.now()
        if now - baselineRead > Self.period {
            baseline = ProcessMemory.residentBytes()
            baselineRead = now
        }
        termination = nil
        terminatedAt = []
    }

    /// Marks the beginning of an outermost stay in the engine.
    func enter() {
        entered = Self.now()
        EngineActivity.begin()
    }

    /// Marks the end of an outermost stay in the engine.
    func leave() {
        EngineActivity.end()
        spent += Self.now() - entered
        if termination == nil, spent > limits.seconds { termination = .timeLimit }
    }

    /// A script stands still from here on: its time does not count.
    func rest() { resting = Self.now() }

    /// The script goes on.
    func goOn() {
        guard let since = resting else { return }
        resting = nil
        entered += Self.now() - since
        // The engine's own measure is that of the wall.
        arm(after: termination == nil ? Self.period : Self.period / 10)
    }

    /// Ends the running script at the next question, which is under way already: two at a time are a danger
    /// (engine-notes, "Two questions at a time").
    func terminate() {
        if termination == nil { termination = .requested }
    }

    /// Stops asking; called before the group is released.
    func disarm() {
        unsafe JSContextGroupClearExecutionTimeLimit(group)
    }

    private func arm(after seconds: Double) {
        unsafe JSContextGroupSetExecutionTimeLimit(
            group, seconds,
            { context, data in
                guard let data = unsafe data else { return false }
                // The machine owns the watchdog and disarms it before it lets go of it.
                return unsafe Unmanaged<ScriptWatchdog>.fromOpaque(data).takeUnretainedValue()
                    .shouldTerminate(context)
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    private func shouldTerminate(_ context: JSContextRef?) -> Bool {
        onQuestion?()
        let wasTerminated = termination != nil
        if !wasTerminated {
            // A pause that began in the question is over by now; an evaluation while a script stands
            // still is the debugger's, and has no limit of the script's.
            if resting != nil {
                if let text = interruption, let context = unsafe context {
                    unsafe EngineThrow.shared?.callAsFunction(text, in: context, of: group)
                }
                interruption = nil
                arm(after: Self.period)
                return false
            }
            interruption = nil
            if ScriptInterrupt.isRequested || spent + Self.now() - entered > limits.seconds {
                termination = .timeLimit
            } else if ProcessMemory.residentBytes() - baseline > limits.bytes {
                termination = .memoryLimit
            }
        }
        if termination != nil, !wasTerminated {
            terminatedAt = unsafe StackText.frames(ofBacktraceIn: context)
        }
        // Script code that is still on the stack after a first termination (a host function that
        // read a getter, say) has to be ended as well, and soon.
        arm(after: termination == nil ? Self.period : Self.period / 10)
        return termination != nil
    }

    /// The processor time of this thread, which is the machine's.
    private static func now() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
