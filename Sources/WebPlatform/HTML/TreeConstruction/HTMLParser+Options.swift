extension HTMLParser {
    /// Which rules a `select` is parsed by.
    public enum SelectRules: Sendable {
        /// Those of 2025: elements in a `select` are kept.
        case relaxed
        /// The insertion modes "in select" and "in select in table", which browsers had before.
        case legacy
    }

    /// How a document is parsed.
    public struct Options: Sendable {
        /// The scripting flag: with it `noscript` is text.
        public var isScripting = false
        /// Which rules a `select` is parsed by.
        public var selectRules = SelectRules.relaxed
        /// Whether `<template shadowrootmode>` makes a shadow root.
        public var allowsDeclarativeShadowRoots = false
        /// Whether the document is one of `srcdoc`, which has no quirks without a doctype.
        public var isSourceDocument = false
        /// How much one parse may do.
        public var limits = Limits()

        /// The rules of a document without scripts.
        public init() {}
    }

    /// The element in which a fragment is parsed (HTML, section 13.4).
    public struct Context: Sendable {
        /// Its namespace.
        public var namespace: HTMLNamespace
        /// Its local name.
        public var localName: [UInt16]
        /// Whether it is a MathML `annotation-xml` with an `encoding` of HTML.
        public var isHTMLIntegrationPoint: Bool
        /// Whether it is a form, or in one.
        public var isInForm: Bool
        /// Whether its document is in quirks mode.
        public var isQuirky: Bool

        /// - Parameter localName: In UTF-16, as the document has it.
        public init(
            namespace: HTMLNamespace = .html, localName: [UInt16],
            isHTMLIntegrationPoint: Bool = false, isInForm: Bool = false, isQuirky: Bool = false
        ) {
            self.namespace = namespace
            self.localName = localName
            self.isHTMLIntegrationPoint = isHTMLIntegrationPoint
            self.isInForm = isInForm
            self.isQuirky = isQuirky
        }
    }

    /// How much one parse may do: a page decides what it is given, so each of these ends.
    public struct Limits: Sendable {
        /// From so many open elements on a node goes beside its parent, as in Chromium.
        public var nesting = 512
        /// From so many on an element takes no children; searches of the stack stay short.
        public var openElements = 1_024
        /// The formatting elements (`b`, `font` ...) that are opened again in each paragraph.
        public var formattingElements = 512
        /// The elements that one parse may make.
        public var elements = 10_000_000
        /// The units of text that one parse may be given.
        public var units = 256 << 20

        /// The limits that pages have.
        public init() {}
    }
}
