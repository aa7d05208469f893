// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, Reason} from "./Vocabulary.sol";

/// The words of an entry's message. All constants: no user's text reaches the log.
library Messages {
    /// A success reads as what was done ("record viewed"), a refusal as what was tried and why ("view denied: suspended").
    function say(Action action, Reason reason) internal pure returns (string memory) {
        if (reason == Reason.None) return _done(action);
        return string.concat(_tried(action), " denied: ", _why(reason));
    }

    function _done(Action action) private pure returns (string memory) {
        if (action == Action.View) return "record viewed";
        if (action == Action.Copy) return "record copied";
        if (action == Action.Print) return "record printed";
        if (action == Action.Query) return "log queried";
        if (action == Action.Amend) return "record amended";
        if (action == Action.Create) return "record created";
        if (action == Action.Delete) return "record deleted";
        if (action == Action.ReportMismatch) return "mismatch reported";
        if (action == Action.Grant) return "consent granted";
        if (action == Action.Revoke) return "consent revoked";
        if (action == Action.Book) return "appointment booked";
        if (action == Action.Reschedule) return "appointment rescheduled";
        if (action == Action.Cancel) return "appointment cancelled";
        if (action == Action.Fulfil) return "appointment fulfilled";
        if (action == Action.Noshow) return "appointment missed";
        if (action == Action.Register) return "patient registered";
        if (action == Action.Credential) return "participant credentialed";
        return "participant suspended";
    }

    /// Only the actions that can be refused.
    function _tried(Action action) private pure returns (string memory) {
        if (action == Action.View) return "view";
        if (action == Action.Copy) return "copy";
        if (action == Action.Print) return "print";
        if (action == Action.Query) return "query";
        if (action == Action.Amend) return "amend";
        if (action == Action.Create) return "create";
        if (action == Action.Delete) return "delete";
        if (action == Action.ReportMismatch) return "report";
        if (action == Action.Fulfil) return "fulfil";
        return "noshow";
    }

    function _why(Reason reason) private pure returns (string memory) {
        if (reason == Reason.NoConsent) return "no consent";
        if (reason == Reason.OutsidePeriod) return "outside period";
        if (reason == Reason.NotPermitted) return "not permitted";
        if (reason == Reason.Suspended) return "suspended";
        if (reason == Reason.NotReported) return "not reported";
        return "not named";
    }
}
