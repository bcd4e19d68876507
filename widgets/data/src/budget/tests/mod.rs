//! Budgets as read, said and checked.
