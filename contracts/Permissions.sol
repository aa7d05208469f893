// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    Action,
    PERMISSION_AMEND,
    PERMISSION_AUDIT,
    PERMISSION_COPY,
    PERMISSION_CREATE,
    PERMISSION_DELETE,
    PERMISSION_PRINT,
    PERMISSION_VIEW
} from "./Vocabulary.sol";

/// Which permission of a consent an action rests on; 0 for an action that no consent gives.
library Permissions {
    function ofDoctor(Action action) internal pure returns (uint8) {
        if (action == Action.Create) return PERMISSION_CREATE;
        if (action == Action.Amend) return PERMISSION_AMEND;
        if (action == Action.Delete) return PERMISSION_DELETE;
        return ofAccess(action);
    }

    function ofAuditor(Action action) internal pure returns (uint8) {
        bool isOffered = action == Action.View || action == Action.Query || action == Action.ReportMismatch;
        return isOffered ? PERMISSION_AUDIT : 0;
    }

    /// The three by which a doctor reads.
    function ofAccess(Action action) internal pure returns (uint8) {
        if (action == Action.View) return PERMISSION_VIEW;
        if (action == Action.Copy) return PERMISSION_COPY;
        if (action == Action.Print) return PERMISSION_PRINT;
        return 0;
    }
}
