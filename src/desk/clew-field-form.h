/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

#define CLEW_TYPE_FIELD_FORM (clew_field_form_get_type ())
G_DECLARE_FINAL_TYPE (ClewFieldForm, clew_field_form, CLEW, FIELD_FORM, GObject)

/* Rows in which the fields of records are typed and chosen. There is no Save
 * button: what is typed counts on Return or when the focus leaves. What can't
 * be kept stays as typed, with a message below it that says what to do. */

/**
 * ClewFieldKeep:
 * @record: as it shall be from now on; its fields have been checked
 * @data: for the function
 *
 * Keeps a record after one of its fields was changed.
 */
typedef gboolean (*ClewFieldKeep) (ClewRecord *record, gpointer data, GError **error);

/**
 * ClewFieldRemark:
 * @day: a day that is typed or kept
 * @data: for the function
 *
 * Returns: (transfer full) (nullable): what to say of it, though it may be
 */
typedef char *(*ClewFieldRemark) (ClewDay day, gpointer data);

ClewFieldForm *clew_field_form_new (ClewOffice   *office,
                                    gboolean      partial,
                                    ClewFieldKeep keep,
                                    gpointer      data);
GtkWidget     *clew_field_form_find_row (ClewFieldForm *form,
                                         ClewRecord    *record,
                                         const char    *column);
GtkWidget     *clew_field_form_add (ClewFieldForm       *form,
                                    AdwPreferencesGroup *group,
                                    ClewRecord          *record,
                                    const char          *column);
GtkWidget     *clew_field_form_add_reference (ClewFieldForm       *form,
                                              AdwPreferencesGroup *group,
                                              ClewRecord          *record,
                                              const char          *column,
                                              GPtrArray           *others,
                                              const char          *name_column,
                                              const char          *nobody);
GtkWidget     *clew_field_form_add_named_choice (ClewFieldForm       *form,
                                                 AdwPreferencesGroup *group,
                                                 ClewRecord          *record,
                                                 const char          *column,
                                                 const char          *also,
                                                 GPtrArray           *others);
void           clew_field_form_forget (ClewFieldForm *form, ClewRecord *record);
void           clew_field_form_show (ClewFieldForm *form, ClewRecord *now);
gboolean       clew_field_form_commit (ClewFieldForm *form);
gboolean       clew_field_form_check (ClewFieldForm *form, ClewRecord *record);
gboolean       clew_field_form_say (ClewFieldForm *form,
                                    ClewRecord    *record,
                                    const char    *column,
                                    const char    *message);
void           clew_field_form_limit (ClewFieldForm *form,
                                      ClewRecord    *record,
                                      const char    *column,
                                      const char    *last);
void           clew_field_form_remark (ClewFieldForm  *form,
                                       ClewRecord     *record,
                                       const char     *column,
                                       ClewFieldRemark remark,
                                       gpointer        data);
void           clew_field_form_take_back (ClewFieldForm *form,
                                          ClewRecord    *record,
                                          const char    *column);
gboolean       clew_field_form_is_typed (ClewFieldForm *form);
void           clew_field_form_focus (ClewFieldForm *form, ClewRecord *record, const char *column);

AdwPreferencesGroup *clew_field_form_add_group (ClewFieldForm      *form,
                                                AdwPreferencesPage *page,
                                                ClewRecord         *record,
                                                const char         *title,
                                                const char         *description,
                                                const char *const  *columns);
