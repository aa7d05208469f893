// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

// Order and names are part of the log's format: append only.

enum Role {
    None,
    Patient,
    Doctor,
    Auditor,
    Registrar
}

enum Action {
    None,
    Register,
    Credential,
    Suspend,
    Book,
    Reschedule,
    Cancel,
    Fulfil,
    Noshow,
    Grant,
    Revoke,
    Create,
    View,
    Copy,
    Print,
    Amend,
    Delete,
    Query,
    ReportMismatch
}

enum Outcome {
    Success,
    Denied
}

enum Status {
    None,
    Active,
    Amended,
    Deleted
}

/// HL7 v3 ActReason.
enum Purpose {
    None,
    TREAT,
    HPAYMT,
    HOPERAT,
    PATRQT,
    PATADMIN,
    HRESCH,
    HSYSADMIN
}

enum AppointmentState {
    None,
    Booked,
    Fulfilled,
    Cancelled,
    Noshow
}

/// Why an attempt was refused; `None` means that it is allowed.
enum Reason {
    None,
    Suspended,
    NoConsent,
    OutsidePeriod,
    NotPermitted,
    NotReported,
    NotNamed
}

// Bits of a consent's permissions.
uint8 constant PERMISSION_VIEW = 1;
uint8 constant PERMISSION_COPY = 2;
uint8 constant PERMISSION_PRINT = 4;
uint8 constant PERMISSION_CREATE = 8;
uint8 constant PERMISSION_AMEND = 16;
uint8 constant PERMISSION_DELETE = 32;
uint8 constant PERMISSION_AUDIT = 64;
