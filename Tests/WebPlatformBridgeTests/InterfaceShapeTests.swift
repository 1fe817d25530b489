import PortalKit
import Testing
import WebPlatformBridge

/// What every interface object and its prototype look like (Web IDL, sections 3.7.1 to 3.7.8), however its script makes it.
@Suite struct InterfaceShapeTests {
    /// Says what of an interface is not as the standard has it.
    private static let check = """
        const attributes = (d) => d === undefined ? 'none' : (d.writable ? 'w' : '') + (d.enumerable ? 'e' : '') + (d.configurable ? 'c' : '');
        // Other names of an interface, constructors without one, and a callback interface.
        const others = ['webkitURL', 'WebKitCSSMatrix', 'WebKitMutationObserver', 'Image', 'Option', 'Audio', 'NodeFilter'];
        let count = 0;
        for (const name of names) {
            const C = window[name];
            if (typeof C !== 'function' || !/^[A-Z]/.test(name) || name === 'Date' || others.includes(name)) continue;
            count++;
            const wrong = (what, is) => console.log(`${name}: ${what} ${is}`);
            const own = (object, key) => Object.getOwnPropertyDescriptor(object, key);
            const expect = (what, is, expected) => { if (is !== expected) wrong(what, is); };
            const { prototype } = C;
            expect('name', C.name + attributes(own(C, 'name')), name + 'c');
            expect('length', attributes(own(C, 'length')), 'c');
            expect('prototype', attributes(own(C, 'prototype')), '');
            expect('text', Function.prototype.toString.call(C), `function ${name}() {\\n    [native code]\\n}`);
            expect('tag', own(prototype, Symbol.toStringTag)?.value + attributes(own(prototype, Symbol.toStringTag)), name + 'c');
            expect('constructor', attributes(own(prototype, 'constructor')), 'wc');
            expect('constructor is itself', prototype.constructor === C, true);
            for (const object of [C, prototype]) {
                for (const key of Object.getOwnPropertyNames(object)) {
                    if (['length', 'name', 'prototype', 'constructor'].includes(key)) continue;
                    const property = own(object, key);
                    if ('value' in property && typeof property.value !== 'function') expect(key, attributes(property) + own(C, key)?.value, 'e' + property.value);
                    else if ('value' in property) {
                        expect(key, attributes(property), 'wec');
                        expect(`${key} constructs`, 'prototype' in property.value, false);
                        expect(`the text of ${key}`, /native code/.test(property.value), true);
                    } else {
                        expect(key, attributes(property), 'ec');
                        expect(`the getter of ${key}`, property.get.name, `get ${key}`);
                        expect(`the text of ${key}`, /native code/.test(property.get), true);
                    }
                }
            }
        }
        console.log(count > 200 ? 'all' : count);
        """

    @Test(arguments: [RunOptions.Target.modern, .webView])
    func `interfaces have the members and attributes of Web IDL, section 3_7`(
        target: RunOptions.Target
    ) {
        let names = PageGlobals.names.sorted().joined(separator: " ")
        let lines = page(
            "const names = '\(names)'.split(' ').filter((name) => name in window);\n"
                + Self.check, target: target)
        #expect(lines == ["all"])
    }
}
