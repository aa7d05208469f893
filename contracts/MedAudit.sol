// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Appointments} from "./Appointments.sol";
import {Participants} from "./Participants.sol";

/// Who may do what with a patient's records, and the entry that each act leaves. Holds no ether, calls nobody, and knows no
/// office that reaches a record: the registrar only says who is a doctor or an auditor.
contract MedAudit is Appointments {
    constructor(address registrar) Participants(registrar) {}
}
