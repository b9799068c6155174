/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clew-error.h"

/* Underscores, not dashes: clang-format would put spaces around a dash. */
G_DEFINE_QUARK (clew_store_error, clew_store_error)
G_DEFINE_QUARK (clew_keys_error, clew_keys_error)
G_DEFINE_QUARK (clew_records_error, clew_records_error)
G_DEFINE_QUARK (clew_documents_error, clew_documents_error)
