import PortalKit
import Testing

/// Web Cryptography, and base64 of HTML, section 8.3.
@Suite struct CryptoTests {
    @Test func `random numbers are the same in every run, unless the system's are asked for`() {
        let script =
            "console.log(crypto.randomUUID(), crypto.getRandomValues(new Uint32Array(2)).join())"
        let first = printed(script)
        #expect(printed(script) == first)
        #expect(printed(script) { $0.usesSystemRandom = true } != first)
    }

    @Test func `random values fill integer arrays only (section 10_1_1)`() {
        let lines = printed(
            """
            const bytes = new Uint8Array(100);
            console.log(crypto.getRandomValues(bytes) === bytes, new Set(bytes).size > 50);
            const part = new Uint8Array(bytes.buffer.slice(0), 10, 5).fill(0), around = part.buffer;
            crypto.getRandomValues(part);
            console.log(new Uint8Array(around)[9] === bytes[9], new Uint8Array(around)[15] === bytes[15]);
            for (const wrong of [
                new Float32Array(1), new DataView(new ArrayBuffer(1)), new Uint8Array(65537), {},
            ]) try { crypto.getRandomValues(wrong); } catch (e) { console.log(e.name); }
            const uuid = crypto.randomUUID();
            console.log(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(uuid));
            """)
        #expect(
            lines == [
                "true true", "true true", "TypeMismatchError", "TypeMismatchError",
                "QuotaExceededError", "TypeError", "true",
            ])
    }

    @Test func `digests come as buffers (section 14_3_5)`() {
        let lines = printed(
            """
            const hex = (b) => Array.from(new Uint8Array(b), (x) => x.toString(16).padStart(2, '0')).join('');
            const abc = new Uint8Array([97, 98, 99]);
            (async () => {
                console.log(hex(await crypto.subtle.digest('sha-1', abc)));
                console.log(hex(await crypto.subtle.digest({ name: 'SHA-256' }, abc.buffer)));
                for (const wrong of [
                    crypto.subtle.digest('MD5', abc), crypto.subtle.digest('SHA-1', 'abc'),
                    crypto.subtle.generateKey({}, true, []), crypto.subtle.generateKey(),
                    SubtleCrypto.prototype.digest.call({}, 'SHA-1', abc),
                ]) await wrong.catch((e) => console.log(e.name));
            })();
            """)
        #expect(
            lines == [
                "a9993e364706816aba3e25717850c26c9cd0d89d",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "NotSupportedError", "TypeError", "TypeError", "TypeError", "TypeError",
            ])
    }

    @Test func `base64 forgives white space and missing padding (Infra, section 7)`() {
        let lines = printed(
            """
            console.log(btoa('\\xff\\x00a'), atob(' YQ = = ') , atob('YWI'), btoa(''), btoa(null), atob(null).length);
            for (const wrong of [() => btoa('\\u0100'), () => atob('a'), () => atob('a==='), () => atob('é')]) {
                try { wrong(); console.log('no error'); } catch (e) { console.log(e.name, e.code); }
            }
            try { atob(); } catch (e) { console.log(e.name); }
            """)
        #expect(
            lines == ["/wBh a ab  bnVsbA== 3"]
                + Array(repeating: "InvalidCharacterError 5", count: 4) + ["TypeError"])
    }
}
