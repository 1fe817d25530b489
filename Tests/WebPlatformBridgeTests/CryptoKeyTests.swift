import PortalKit
import Testing

/// Web Cryptography, sections 14.3 (SubtleCrypto), 25 to 33 (AES, HMAC, HKDF and PBKDF2): results are Chromium 156's or of the standards
/// of the ciphers.
@Suite struct CryptoKeyTests {
    private static let helpers = """
        const S = crypto.subtle, E = (s) => new TextEncoder().encode(s), B = (n, k = 0) => new Uint8Array(n).map((x, i) => i * 7 + k);
        const X = (t) => Uint8Array.from(t.match(/../g), (b) => parseInt(b, 16)), H = (b) => Array.from(new Uint8Array(b), (x) => x.toString(16).padStart(2, '0')).join('');
        const raw = (n, b, u, x = false) => S.importKey('raw', b, n, x, u), name = (p) => p.then(() => 'ok', (e) => e.name);

        """
    private func run(_ script: String) -> [String] {
        page(
            Self.helpers
                + "(async () => { \(script) })().catch((e) => console.log('threw', e.name, e.message));"
        )
    }

    @Test func `AES-CBC and AES-CTR: SP 800-38A, F_2_1, and counters that begin anew`() {
        let lines = run(
            """
            const k = await raw('aes-cbc', X('2b7e151628aed2a6abf7158809cf4f3c'), ['encrypt', 'decrypt']), a = { name: 'AES-CBC', iv: X('000102030405060708090a0b0c0d0e0f') };
            const c = await S.encrypt(a, k, X('6bc1bee22e409f96e93d7e117393172a')); console.log(H(c).slice(0, 32), c.byteLength, H(await S.decrypt(a, k, c)));
            for (const n of [0, 1, 15, 16, 33]) console.log(n, (await S.decrypt(a, k, await S.encrypt(a, k, B(n)))).byteLength);
            console.log(await name(S.decrypt(a, k, B(16))), await name(S.decrypt(a, k, B(15))), await name(S.encrypt({ name: 'AES-CBC', iv: B(15) }, k, B(1))));
            const t = await raw('AES-CTR', B(16), ['encrypt']), counter = new Uint8Array(16).fill(255);
            console.log(H(await S.encrypt({ name: 'AES-CTR', counter, length: 4 }, t, E('y'.repeat(40)))));
            console.log(H(await S.encrypt({ name: 'AES-CTR', counter, length: 64 }, t, E('y'.repeat(40)))));
            """)
        #expect(
            lines == [
                "7649abac8119b246cee98e9b12e9197d 32 6bc1bee22e409f96e93d7e117393172a", "0 0",
                "1 1", "15 15", "16 16", "33 33",
                "OperationError OperationError OperationError",
                "fa5129097fcd4b66e03e6c01e103ddd9d7864ec2e31329ccc19b9a6ae1c1253d29bf73cb542ffc97",
                "fa5129097fcd4b66e03e6c01e103ddd9b0c09ab3f4528f355997655882b5391086e1bc5b36838154",
            ], "\(lines)")
    }

    @Test func `AES-GCM: tags, what is authenticated as well, and what was tampered with`() {
        let lines = run(
            """
            const k = await raw('AES-GCM', B(16), ['encrypt', 'decrypt']), iv = B(12);
            for (const more of [{}, { additionalData: E('aad') }, { tagLength: 96 }]) console.log(H(await S.encrypt({ name: 'AES-GCM', iv, ...more }, k, E('hello'))));
            for (const [v, n] of [[B(8), 33], [B(20), 16], [B(1), 0]]) console.log(H(await S.decrypt({ name: 'AES-GCM', iv: v }, k, await S.encrypt({ name: 'AES-GCM', iv: v }, k, B(n)))) === H(B(n)));
            const c = new Uint8Array(await S.encrypt({ name: 'AES-GCM', iv }, k, E('q'))); c[0] ^= 1;
            console.log(await name(S.decrypt({ name: 'AES-GCM', iv }, k, c)), await name(S.encrypt({ name: 'AES-GCM', iv, tagLength: 100 }, k, c)), await name(S.encrypt({ name: 'AES-GCM', iv: B(0) }, k, c)));
            """)
        #expect(
            lines == [
                "d266b3cebed15984f81c27e966e72b496811f377d0",
                "d266b3cebee6949e2f5f187d8068beda67dd56ccf4", "d266b3cebed15984f81c27e966e72b4968",
                "true", "true", "true", "OperationError OperationError OperationError",
            ], "\(lines)")
    }

    @Test func `HMAC, HKDF and PBKDF2`() {
        let lines = run(
            """
            const h = await raw({ name: 'HMAC', hash: 'SHA-1' }, B(65), ['sign', 'verify'], true), s = await S.sign('HMAC', h, E('msg'));
            console.log(H(s), await S.verify('HMAC', h, s, E('msg')), await S.verify('HMAC', h, s, E('msG')), await S.verify('HMAC', h, B(3), E('msg')), h.algorithm.length);
            const d = await raw('HKDF', B(22), ['deriveBits']); console.log(H(await S.deriveBits({ name: 'HKDF', salt: B(13), info: E('info'), hash: 'SHA-1' }, d, 336)));
            console.log(await name(S.deriveBits({ name: 'HKDF', salt: B(0), info: B(0), hash: 'SHA-1' }, d, 255 * 160 + 8)));
            const p = await raw('PBKDF2', E('password'), ['deriveBits', 'deriveKey']), a = (more) => ({ name: 'PBKDF2', salt: E('salt'), iterations: 3, hash: 'SHA-1', ...more });
            console.log(H(await S.deriveBits(a(), p, 400)), H(await S.deriveBits(a({ salt: B(0), iterations: 1001 }), p, 64)), H(await S.deriveBits(a(), p, 0)) === '');
            console.log(await name(S.deriveBits(a({ iterations: 0 }), p, 8)), await name(S.deriveBits(a(), p, 63)), await name(S.deriveBits(a(), p, null)));
            const k = await S.deriveKey(a({ salt: B(8), iterations: 5, hash: 'SHA-512' }), p, { name: 'AES-GCM', length: 256 }, true, ['encrypt']);
            console.log(k.type, k.algorithm.name, k.algorithm.length, k.usages.join(), (await S.exportKey('raw', k)).byteLength);
            """)
        #expect(
            lines == [
                "f5f5c473024f12deeeb54f0502050820e1210468 true false false 520",
                "bb74a9ba68c7adcc4b92a8b8dcfe6266d2233fb4a5e7d1e3ef2c2b6955a2e089c8a66e20baab81891472",
                "OperationError",
                "6b4e26125c25cf21ae35ead955f479ea2e71f6ff9e400029f04810eece31355533bb2ed348e604da707cc4562f85fe120c5c 518e5d9bfc2f7ae5 true",
                "OperationError OperationError OperationError", "secret AES-GCM 256 encrypt 32",
            ], "\(lines)")
    }

    @Test func `keys are made, taken in, given out and wrapped as they may be`() {
        let lines = run(
            """
            const k = await raw('AES-GCM', B(16, 250), ['decrypt', 'encrypt'], true), j = await S.exportKey('jwk', k), jwk = (more, u = ['encrypt']) => name(S.importKey('jwk', { ...j, ...more }, 'AES-GCM', true, u));
            console.log(JSON.stringify(j), k.usages.join(), String(k), k instanceof CryptoKey, H(await S.exportKey('raw', await S.importKey('jwk', j, 'AES-GCM', true, ['encrypt']))) === H(B(16, 250)));
            console.log(await jwk({ kty: 'RSA' }), await jwk({ alg: 'A256GCM' }), await jwk({ k: 'a=' }), await jwk({ ext: false }), await jwk({ key_ops: ['decrypt'] }), await jwk({ use: 'sig' }));
            const g = (a, u) => S.generateKey(a, true, u), one = await g({ name: 'HMAC', hash: 'SHA-384' }, ['verify', 'sign']); console.log(one.algorithm.length, one.usages.join());
            console.log(await name(g({ name: 'AES-CBC', length: 192 }, ['encrypt'])), await name(g({ name: 'AES-GCM', length: 128 }, [])), await name(g({ name: 'AES-GCM', length: 128 }, ['sign'])), await name(g({ name: 'RSA-PSS' }, ['sign'])));
            const e = await raw('AES-GCM', B(16), ['encrypt']), iv = B(12);
            console.log(await name(S.decrypt({ name: 'AES-GCM', iv }, e, B(20))), await name(S.encrypt({ name: 'AES-CBC', iv: B(16) }, e, B(2))), await name(S.exportKey('raw', e)), await name(S.encrypt('AES-GCM', e, B(1))), await name(S.encrypt({ name: 'AES-GCM', iv }, {}, B(1))));
            console.log(await name(raw('AES-GCM', B(15), ['encrypt'])), await name(raw('PBKDF2', B(1), ['deriveBits'], true)), await name(raw({ name: 'HMAC', hash: 'SHA-1' }, B(0), ['sign'])), await name(S.importKey('jwk', B(1), 'AES-GCM', true, ['encrypt'])), await name(S.importKey('raw', {}, 'AES-GCM', true, ['encrypt'])));
            const w = await raw('AES-GCM', B(16), ['wrapKey', 'unwrapKey']), c = await raw('AES-CBC', B(16, 9), ['encrypt'], true), a = { name: 'AES-GCM', iv }, x = await S.wrapKey('raw', c, w, a);
            console.log(H(x)); for (const f of ['raw', 'jwk']) console.log(H(await S.exportKey('raw', await S.unwrapKey(f, await S.wrapKey(f, c, w, a), w, a, 'AES-CBC', true, ['encrypt']))) === H(B(16, 9)));
            """)
        #expect(
            lines == [
                #"{"alg":"A128GCM","ext":true,"k":"-gEIDxYdJCsyOUBHTlVcYw","key_ops":["encrypt","decrypt"],"kty":"oct"} encrypt,decrypt [object CryptoKey] true true"#,
                "DataError DataError DataError DataError DataError DataError", "1024 sign,verify",
                "OperationError SyntaxError SyntaxError NotSupportedError",
                "InvalidAccessError InvalidAccessError InvalidAccessError TypeError TypeError",
                "DataError SyntaxError DataError TypeError TypeError",
                "b313c8bcf41724fa9879781e718249404bff15d2b52f81ff055d25e0c8ec8d0d", "true", "true",
            ], "\(lines)")
    }

    @Test func `a page that changes what its arrays do changes nothing here`() {
        let lines = run(
            """
            for (const o of [Array.prototype, Uint8Array.prototype, Object.getPrototypeOf(Uint8Array.prototype)]) for (const n of ['push', 'map', 'slice', 'set', 'subarray', 'join']) o[n] = () => { throw 1; };
            const k = await S.importKey('raw', new Uint8Array(16), 'AES-CBC', false, ['encrypt']); console.log((await S.encrypt({ name: 'AES-CBC', iv: new Uint8Array(16) }, k, new Uint8Array(3))).byteLength);
            """)
        #expect(lines == ["16"], "\(lines)")
    }
}
