import MobilePlans
import PortalKit
import Testing

/// The injected objects look right to a script (mobile-plans.md, section 3): tests written as
/// portal scripts.
@Suite struct InjectedObjectTests {
    @Test func `methods look like built-in functions`() {
        #expect(
            failures(
                of: """
                    const names = ['createPurchaseMetaData', 'notifyPurchaseWithProfileDownload',
                        'notifyPurchaseDelayedProfile', 'notifyBalanceAddition',
                        'notifyCancelledPurchase', 'notifyPurchaseResult'];
                    for (const name of names) {
                        const f = MobilePlans[name];
                        console.assert(typeof f === 'function', name, 'typeof');
                        console.assert(f instanceof Function, name, 'instanceof');
                        console.assert(f.name === name, name, f.name);
                        console.assert(/^function \\w+\\(\\) \\{\\s+\\[native code\\]\\s+\\}$/.test(String(f)), String(f));
                        console.assert(Object.prototype.toString.call(f) === '[object Function]', name);
                        console.assert(MobilePlans[name] === f, name, 'identity');
                        console.assert(!('prototype' in f), name, 'prototype');
                        try { new f(); console.assert(false, name, 'new'); } catch (e) {
                            console.assert(e instanceof TypeError, String(e));
                        }
                    }
                    console.assert(MobilePlans.notifyPurchaseWithProfileDownload.length === 3);
                    """) == [])
    }

    @Test func `methods can be called, applied, bound and destructured`() {
        #expect(
            failures(
                of: """
                    const { createPurchaseMetaData } = MobilePlans;
                    const keys = 'userAccount,purchaseInstrument,line,moDirectStatus,planName';
                    for (const make of [createPurchaseMetaData, () => createPurchaseMetaData.call(null),
                        () => createPurchaseMetaData.apply(1, []), createPurchaseMetaData.bind({}),
                        () => Reflect.apply(createPurchaseMetaData, undefined, []),
                        () => MobilePlans['createPurchaseMetaData']()]) {
                        console.assert(Object.keys(make()).join() === keys, String(make));
                    }
                    console.assert([1].map(MobilePlans.createPurchaseMetaData).length === 1);
                    """) == [])
    }

    @Test func `objects enumerate as plain ones`() {
        #expect(
            failures(
                of: """
                    console.assert(typeof MobilePlans === 'object');
                    console.assert(Object.prototype.toString.call(MobilePlans) === '[object Object]');
                    console.assert(String(MobilePlans) === '[object Object]');
                    console.assert(MobilePlans instanceof Object);
                    console.assert(Object.keys(MobilePlans).length === 6, Object.keys(MobilePlans));
                    console.assert('notifyBalanceAddition' in MobilePlans);
                    console.assert(!('nothing' in MobilePlans));
                    console.assert(MobilePlans.hasOwnProperty('notifyBalanceAddition'));
                    console.assert(Object.keys({ ...MobilePlans }).length === 6);
                    console.assert(Object.entries(MobilePlansInlineProfileDownload).length === 3);
                    let seen = [];
                    for (const name in MobilePlansInlineProfileDownload) seen.push(name);
                    console.assert(seen.join() === 'registrationChangedScript,'
                        + 'profileActivationCompleteScript,notifyInlineProfileDownload', seen);
                    console.assert(JSON.stringify(MobilePlansInlineProfileDownload) ===
                        '{"registrationChangedScript":"","profileActivationCompleteScript":""}');
                    console.assert(MobilePlansInlineProfile === MobilePlansInlineProfileDownload);
                    console.assert(window.MobilePlans === MobilePlans);
                    """) == [])
    }

    @Test func `metadata looks like a plain object`() {
        #expect(
            failures(
                of: """
                    const m = MobilePlans.createPurchaseMetaData();
                    console.assert(m !== MobilePlans.createPurchaseMetaData());
                    console.assert(JSON.stringify(m) === '{}', JSON.stringify(m));
                    m.planName = 'Plan';
                    m.userAccount = MobilePlansUserAccount.new;
                    console.assert(m.planName === 'Plan');
                    console.assert(JSON.stringify(m) === '{"userAccount":"New","planName":"Plan"}',
                        JSON.stringify(m));
                    console.assert(m.lineType === undefined);
                    Object.assign(m, { line: 'New' });
                    console.assert(m.line === 'New');
                    delete m.line;
                    console.assert(!('line' in m));
                    console.assert(Object.getPrototypeOf(m) === Object.prototype);
                    """) == [])
    }

    // MARK: - Enums

    @Test(arguments: Edition.allCases)
    func `every enum of the edition is there with its values`(_ edition: Edition) {
        for portalEnum in PortalEnum.globals(of: edition) {
            let expected = portalEnum.members.map { "\($0.name)=\($0.value)" }.joined(
                separator: ",")
            let seen = run(
                // Put together: a name that stands in a script tells its edition.
                "const all = window['\(portalEnum.name.prefix(4))' + '\(portalEnum.name.dropFirst(4))'];"
                    + "console.log(Object.entries(all).map(e => e.join('=')).join());",
                edition: edition)
            #expect(seen.consoleLines == [expected])
        }
    }

    @Test(arguments: Edition.allCases)
    func `every global of the edition is there and no other`(_ edition: Edition) {
        let all = [
            "DataMart", "DataMartInlineProfile", "MobilePlans", "MobilePlansInlineProfileDownload",
            "MobilePlansInlineProfile", "MobilePlansInlineOperations",
            "MobilePlansOperationContext",
        ]
        let expected: Set<String> =
            switch edition {
            case .november2018: ["DataMart", "DataMartInlineProfile"]
            case .december2018:
                [
                    "DataMart", "MobilePlans", "MobilePlansInlineProfileDownload",
                    "MobilePlansInlineProfile",
                ]
            case .may2019: Set(all).subtracting(["DataMartInlineProfile"])
            case .all: Set(all)
            }
        let names = all.map { "'\($0.prefix(4))' + '\($0.dropFirst(4))'" }.joined(separator: ", ")
        let seen = run(
            "for (const name of [\(names)]) if (name in window) console.log(name);",
            edition: edition)
        #expect(Set(seen.consoleLines) == expected)
    }

    @Test func `enums are frozen, quietly in sloppy code and with a TypeError in strict code`() {
        #expect(
            failures(
                of: """
                    console.assert(Object.isFrozen(MobilePlansUserAccount));
                    MobilePlansUserAccount.new = 'x';
                    MobilePlansUserAccount.more = 'x';
                    delete MobilePlansUserAccount.none;
                    console.assert(Object.values(MobilePlansUserAccount).join() === 'New,Existing,Bailed,None');
                    (function () {
                        'use strict';
                        try { MobilePlansUserAccount.new = 'x'; console.assert(false); }
                        catch (e) { console.assert(e instanceof TypeError); }
                    })();
                    console.assert(MobilePlansUserAccount.gone === undefined);
                    """) == [])
    }

    @Test func `the two later inline objects share their callback names`() {
        #expect(
            failures(
                of: """
                    MobilePlansInlineOperations.registrationChangedScript = 'a';
                    console.assert(MobilePlansInlineProfileDownload.registrationChangedScript === 'a');
                    MobilePlansInlineProfileDownload.profileActivationCompleteScript = 'b';
                    console.assert(MobilePlansInlineOperations.profileActivationCompleteScript === 'b');
                    """) == [])
    }

    @Test func `an operation context has an Id of its own`() {
        #expect(
            failures(
                of: """
                    const first = MobilePlansInlineOperations.notifyProfileDownload({}, '1$a.example.com$X', 60);
                    const second = MobilePlansInlineOperations.notifyBalanceAddition({});
                    console.assert(typeof first.Id === 'string' && first.Id !== second.Id);
                    console.assert(Object.keys(first).join() === 'Id');
                    try { MobilePlansOperationContext(); console.assert(false); }
                    catch (e) { console.assert(e instanceof TypeError); }
                    """, edition: .may2019) == [])
    }
}
