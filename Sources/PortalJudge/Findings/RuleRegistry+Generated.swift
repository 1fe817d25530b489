// Made from the sources by a test, RuleListTests: UPDATE_SNAPSHOTS=1 writes it anew.

extension RuleRegistry {
    /// Rules that read the trace of a run.
    static let traceRules: [any TraceRule.Type] = [
        ArgumentsMustBeValid.self,
        BuiltInsMustExist.self,
        CallbacksMayBeAbsent.self,
        CallbacksMustBeCallable.self,
        CallbacksMustBeSetInTime.self,
        CallbacksMustNotBeReplaced.self,
        CallbacksNeedAnOperation.self,
        CallbacksOnTheRightObject.self,
        CallbacksShouldBeNames.self,
        EditionsShouldNotMix.self,
        EncodingsMustBeSaid.self,
        EnumsMustNotBeAssigned.self,
        ExceptionsMustBeCaught.self,
        ExceptionsMustNotBeSwallowed.self,
        FramesMustBeTried.self,
        GlobalsShouldNotBeReplaced.self,
        HandBackMustWait.self,
        IntervalsAreMinutes.self,
        IntervalsAreRounded.self,
        LaunchesMustBePossible.self,
        LogIsNotDefined.self,
        MembersMustExist.self,
        MetadataMustBeConsistent.self,
        NothingAfterHandBack.self,
        OpenedWindowsAreNotShown.self,
        OperationsMustBeKnown.self,
        PageMustBeTrusted.self,
        PageMustStay.self,
        PagesMustBeReadWhole.self,
        PoliciesMustAllow.self,
        PurchaseMustBeHandedOver.self,
        RequestsMustBeAnswered.self,
        RequestsMustNotBeCutOff.self,
        ResourcesMustExist.self,
        RunMustEnd.self,
        ScriptMustLoad.self,
        StatusMustFitTheCall.self,
        TransactionMustBeReturned.self,
        UserActionsMustSucceed.self,
        VariablesMustBeDeclared.self,
    ]

    /// Rules that read scripts.
    static let scriptRules: [any ScriptRule.Type] = [
        LaunchErrorsComeInHeaders.self,
        LaunchNumbersMustFit.self,
        NoPopUpWindows.self,
        ResourcesMustBeHTTPS.self,
        SyntaxMustBeKnown.self,
    ]

    /// Rules that read all scripts of a page together.
    static let pageRules: [any PageRule.Type] = [
        CallbacksMustAct.self,
        CallbacksMustBeToldApart.self,
        CallbacksMustParse.self,
        CallbacksMustStaySet.self,
        CallbacksOnACopy.self,
        ComparisonsMustBePossible.self,
        ConditionsMustCompare.self,
        EnumsShouldBeUsed.self,
        EventsMustBeHeard.self,
        LoopVariablesMustBeOwn.self,
        MetadataMustBeComplete.self,
        MethodsMustBeCalled.self,
        ModulesMustRun.self,
        PayloadMembersMustExist.self,
        RepliesMustNotBeAwaited.self,
        ResultsMustNotFallThrough.self,
        RetriesMustEnd.self,
        ScriptsMustBeReadable.self,
        StatesMustBeTold.self,
    ]

    /// Rules that compare what a portal did in many worlds.
    static let matrixRules: [any MatrixRule.Type] = [
        ConnectionMustBeToldApart.self,
        FailuresMustLeaveAWay.self,
        LaunchParametersMayBeAbsent.self,
        ResultsMustBeHandled.self,
        ServerErrorsMustBeHandled.self,
        UnknownParametersMustBeIgnored.self,
    ]

    /// All of them, and those that are asked in a place of their own.
    static let allRules: [any Rule.Type] =
        traceRules + scriptRules + pageRules + matrixRules + [
            CasesShouldReach.self,
            FailuresMustBeTried.self,
            PortalMustBeTried.self,
            SecondRunsMustBeMade.self,
            SourceMapsMustFit.self,
            SuppressionsMustBeUsed.self,
        ]
}
