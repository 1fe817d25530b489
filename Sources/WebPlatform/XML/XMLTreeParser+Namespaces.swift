/// Namespaces in XML 1.0.
extension XMLTreeParser {
    func bind(_ prefix: Int32, _ namespace: Int32) {
        bindings.append(prefix)
        namespaces[prefix, default: []].append(namespace)
    }

    /// Takes back the declarations after the first so many.
    func unbind(to count: Int) {
        while bindings.count > count {
            _ = namespaces[bindings.removeLast()]?.popLast()
        }
    }

    private static let xmlns = Array("xmlns".utf16)
    private static let xml = Array("xml".utf16)

    /// The declarations among the attributes of a tag (section 3).
    func declareNamespaces(_ attributes: [Attribute]) throws(Failure) {
        for attribute in attributes {
            if attribute.prefix.isEmpty, attribute.local == Self.xmlns {
                try check([], attribute.value)
                bind(0, string(attribute.value))
            } else if attribute.prefix == Self.xmlns {
                guard !attribute.value.isEmpty else {
                    throw failure("a prefix cannot be declared to have no namespace")
                }
                try check(attribute.local, attribute.value)
                bind(string(attribute.local), string(attribute.value))
            }
        }
    }

    /// "Reserved prefixes and namespace names".
    private func check(_ prefix: [UInt16], _ namespace: [UInt16]) throws(Failure) {
        let isXML = namespace.elementsEqual(Self.xmlNamespace.utf16)
        guard prefix != Self.xmlns, !namespace.elementsEqual(Self.xmlnsNamespace.utf16),
            (prefix == Self.xml) == isXML
        else { throw failure("the prefixes 'xml' and 'xmlns' have their own namespaces") }
    }

    /// The namespace of a prefix; 0 for none.
    func namespace(
        of prefix: [UInt16], isElement: Bool, _ local: [UInt16] = []
    ) throws(Failure) -> Int32 {
        if prefix == Self.xml { return string(Array(Self.xmlNamespace.utf16)) }
        if prefix == Self.xmlns {
            guard !isElement else { throw failure("an element has no prefix 'xmlns'") }
            return string(Array(Self.xmlnsNamespace.utf16))
        }
        if prefix.isEmpty, !isElement {
            return local == Self.xmlns ? string(Array(Self.xmlnsNamespace.utf16)) : 0
        }
        let id = string(prefix)
        if let found = namespaces[id]?.last { return found }
        guard prefix.isEmpty else {
            throw failure("the prefix '\(describe(prefix))' has no namespace")
        }
        return 0
    }
}
