//! What holds of every negotiation, tried on many.
