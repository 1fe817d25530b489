/// One line of a trace file. Every record stands alone: a reader can start anywhere.
public enum TraceRecord: Equatable, Sendable {
    case header(Header)
    case script(Script)
    case event(TraceEvent)
    case snapshot(Snapshot)
    case state(State)
    case end(End)
    /// A kind that this version does not know; readers pass over it.
    case unknown(kind: String)

    /// The version of the format that this target writes.
    public static let version = 1

    /// What the run was.
    public struct Header: Equatable, Sendable {
        /// The program that wrote the trace ("portalhost").
        public var tool: String
        /// Its version.
        public var toolVersion: String
        /// Edition of the API that was injected.
        public var edition: String
        /// The portal's launch URL.
        public var url: String
        /// What the page's engine was like; nil for one of today.
        public var target: String?
        /// The names of the scripts, in order.
        public var scripts: [String]

        /// Makes a header.
        public init(
            tool: String, toolVersion: String, edition: String, url: String,
            target: String? = nil, scripts: [String]
        ) {
            self.tool = tool
            self.toolVersion = toolVersion
            self.edition = edition
            self.url = url
            self.target = target
            self.scripts = scripts
        }
    }

    /// A script of a page.
    public struct Script: Equatable, Sendable {
        /// Its name, as in the header.
        public var name: String
        /// Its text.
        public var text: String
        /// SHA-256 of the text in UTF-8, as hexadecimal digits.
        public var hash: String
        /// The parts that the page ran as modules, in UTF-16 code units.
        public var modules: [Range<Int>]
        /// The parts that are strict by a directive of their own, in UTF-16 code units.
        public var strictParts: [Range<Int>] = []
        /// The document that the script's parts are from; nil for a script that is a file of its own.
        public var document: String?
        /// What is worth saying about the file that it came from.
        public var notes: [Note]

        /// Something about a file.
        public struct Note: Equatable, Sendable {
            /// The rule that says so.
            public var rule: String
            /// What it is.
            public var message: String

            /// Makes a note.
            public init(rule: String, message: String) {
                self.rule = rule
                self.message = message
            }
        }

        /// Makes a script.
        public init(
            name: String, text: String, hash: String, modules: [Range<Int>] = [],
            notes: [Note] = []
        ) {
            self.name = name
            self.text = text
            self.hash = hash
            self.modules = modules
            self.notes = notes
        }
    }

    /// How things stood at the end.
    public struct State: Equatable, Sendable {
        /// The functions that the scripts put into the global scope, sorted.
        public var functions: [String]
        /// The properties that the scripts added to the global object, sorted.
        public var globals: [String]
        /// The functions that a person would call, where nothing was called; nil elsewhere.
        public var offered: [String]?
        /// The scripts that two or more of have the name of a function that the app called, in the order
        /// in which they ran in documents; empty elsewhere.
        public var ran: [Ran] = []
        /// Calls that one act of the user brought about after others, as several listeners heard it; empty
        /// elsewhere.
        public var repeated: [Repeated] = []
        /// What was thrown and caught in callbacks of which nothing else came, and where nothing led to the app;
        /// empty elsewhere.
        public var swallowed: [Swallowed] = []
        /// Functions that the app did not find, and that a frame of the page has; empty elsewhere.
        public var framed: [Framed] = []
        /// The simulated world, as it writes itself.
        public var world: TraceValue

        /// A call that several listeners of one act may have made.
        public struct Repeated: Equatable, Sendable {
            /// The sequence number of the call.
            public var call: Int
            /// Where the listeners were added, in the order in which they were called.
            public var listeners: [SourceLocation]
            /// Whether each of them made such a call; else they heard the act, and what came of that is not
            /// known.
            public var isCertain: Bool

            /// Makes one.
            public init(call: Int, listeners: [SourceLocation], isCertain: Bool) {
                self.call = call
                self.listeners = listeners
                self.isCertain = isCertain
            }
        }

        /// An exception that was caught: in a callback that did nothing else, or where nothing led to the app.
        public struct Swallowed: Equatable, Sendable {
            /// The sequence number of the callback; nil where none was called yet.
            public var callback: Int?
            /// The exception, in the engine's words.
            public var words: String
            /// Where it was thrown.
            public var location: SourceLocation

            /// Makes one.
            public init(callback: Int?, words: String, location: SourceLocation) {
                self.callback = callback
                self.words = words
                self.location = location
            }
        }

        /// A function that is none of the page's, but one of a frame in it.
        public struct Framed: Equatable, Sendable {
            /// Its name.
            public var name: String
            /// The file of the document in the frame.
            public var file: String

            /// Makes one.
            public init(name: String, file: String) {
                self.name = name
                self.file = file
            }
        }

        /// A script that ran in a document.
        public struct Ran: Equatable, Sendable {
            /// Which document of the run it was, from 1.
            public var document: Int
            /// The script's first character.
            public var location: SourceLocation

            /// Makes one.
            public init(document: Int, location: SourceLocation) {
                self.document = document
                self.location = location
            }
        }

        /// Makes a state.
        public init(
            functions: [String], globals: [String], offered: [String]? = nil, world: TraceValue
        ) {
            self.offered = offered
            self.functions = functions
            self.globals = globals
            self.world = world
        }
    }

    /// How the run ended.
    public struct End: Equatable, Sendable {
        /// Why ("idle", "control-returned", "time-limit" ...).
        public var reason: String
        /// Virtual milliseconds since launch.
        public var time: Int
        /// How many events there were, by kind; kinds without one are left out.
        public var counts: [String: Int]
        /// Why something could not be called.
        public var error: String?
        /// Where the script was when the host ended it.
        public var location: SourceLocation?
        /// The calls that were under way then, innermost first.
        public var stack: [StackFrame]
        /// Whether a time limit was reached by many scripts, and not by one that did not end.
        public var isBusy: Bool
        /// How much virtual time was passed over, in milliseconds.
        public var passedOver: Int

        /// Makes an end.
        public init(
            reason: String, time: Int, counts: [String: Int] = [:], error: String? = nil,
            location: SourceLocation? = nil, stack: [StackFrame] = [], isBusy: Bool = false,
            passedOver: Int = 0
        ) {
            self.isBusy = isBusy
            self.passedOver = passedOver
            self.reason = reason
            self.time = time
            self.counts = counts
            self.error = error
            self.location = location
            self.stack = stack
        }
    }
}
