/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-field-form.h"

#include "base/clew-error.h"
#include "desk/clew-error-words.h"
#include "desk/clew-field-place.h"

#include <glib/gi18n.h>

struct _ClewFieldForm
{
  GObject parent_instance;

  ClewOffice   *office;
  gboolean      partial;
  ClewFieldKeep keep;
  gpointer      keep_data;
  GPtrArray    *places;
};

G_DEFINE_FINAL_TYPE (ClewFieldForm, clew_field_form, G_TYPE_OBJECT)

static gboolean
is_of (ClewFieldPlace *place, ClewRecord *record)
{
  return g_str_equal (clew_record_get_id (place->record), clew_record_get_id (record));
}

static ClewFieldPlace *
find_place (ClewFieldForm *form, ClewRecord *record, const char *column)
{
  for (guint i = 0; column != NULL && i < form->places->len; i++)
    {
      ClewFieldPlace *place = g_ptr_array_index (form->places, i);

      if (is_of (place, record) && g_str_equal (place->field->column, column))
        return place;
    }
  return NULL;
}

/* A guessed age holds from the day of the guess, and only until the date of
 * birth is known. */
static void
complete (ClewRecord *record, const char *column, ClewDay today)
{
  if (g_str_equal (column, "approximate_age"))
    clew_record_set_day (record, "approximate_age_on",
                         clew_record_get_number (record, column, -1) < 0 ? CLEW_DAY_UNKNOWN
                                                                         : today);
  if (g_str_equal (column, "birth_date") && clew_record_get_text (record, column) != NULL)
    {
      clew_record_set_nothing (record, "approximate_age");
      clew_record_set_nothing (record, "approximate_age_on");
    }
}

static gboolean
refuse (ClewFieldPlace *place, const char *message)
{
  clew_field_place_show_message (place, message, TRUE);
  return FALSE;
}

/* Whether the record may be as @next. A partial form only looks at the field
 * in hand; the others may not have been filled in yet. */
static gboolean
check_next (ClewFieldForm *form, ClewFieldPlace *place, ClewRecord *next)
{
  const char     *column = NULL;
  ClewFieldPlace *other;
  g_autoptr (GError) error = NULL;

  if (clew_record_check (next, clew_office_today (form->office), &column, &error))
    return TRUE;
  if (form->partial && g_strcmp0 (column, place->field->column) != 0)
    return TRUE;
  other = find_place (form, place->record, column);
  return refuse (other != NULL ? other : place, error->message);
}

static gboolean
keep_next (ClewFieldForm *form, ClewFieldPlace *place, ClewRecord *next)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (form->keep (next, form->keep_data, &error))
    return TRUE;
  if (g_error_matches (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID))
    return refuse (place, error->message);
  text = clew_error_words_dup_text (error);
  return refuse (place, text);
}

static gboolean
commit (ClewFieldForm *form, ClewFieldPlace *place)
{
  g_autoptr (ClewRecord) next = NULL;
  const char *problem;

  if (!place->typed)
    return TRUE;
  next = clew_record_copy (place->record);
  problem = clew_field_place_read (place, next);
  if (problem != NULL)
    return refuse (place, problem);
  complete (next, place->field->column, clew_office_today (form->office));
  if (!clew_record_equal (next, place->record) &&
      (!check_next (form, place, next) || !keep_next (form, place, next)))
    return FALSE;
  place->typed = FALSE;
  clew_field_form_show (form, next);
  clew_field_place_show_remark (place);
  return TRUE;
}

static void
done_cb (ClewFieldPlace *place, gpointer data)
{
  g_autoptr (ClewFieldForm) form = g_object_ref (CLEW_FIELD_FORM (data));

  commit (form, place);
}

static void
clew_field_form_dispose (GObject *object)
{
  ClewFieldForm *form = CLEW_FIELD_FORM (object);

  g_clear_pointer (&form->places, g_ptr_array_unref);
  g_clear_object (&form->office);

  G_OBJECT_CLASS (clew_field_form_parent_class)->dispose (object);
}

static void
clew_field_form_class_init (ClewFieldFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clew_field_form_dispose;
}

static void
clew_field_form_init (ClewFieldForm *form)
{
  form->places = g_ptr_array_new_with_free_func ((GDestroyNotify)clew_field_place_free);
}

/**
 * clew_field_form_new:
 * @office: an open office
 * @partial: whether fields are kept before the whole record could be
 * @keep: keeps a record once a field of it has changed
 * @data: for @keep
 *
 * Returns: (transfer full): a form without fields
 */
ClewFieldForm *
clew_field_form_new (ClewOffice *office, gboolean partial, ClewFieldKeep keep, gpointer data)
{
  ClewFieldForm *form = g_object_new (CLEW_TYPE_FIELD_FORM, NULL);

  form->office = g_object_ref (office);
  form->partial = partial;
  form->keep = keep;
  form->keep_data = data;
  return form;
}

static const ClewChoice answers[] = {
  { "1", N_ ("Yes") },
  { "0", N_ ("No") },
  { NULL },
};

static GtkWidget *
add_place (ClewFieldForm       *form,
           ClewFieldPlace      *place,
           AdwPreferencesGroup *group,
           GStrvBuilder        *labels)
{
  clew_field_place_build (place, group, labels);
  g_ptr_array_add (form->places, place);
  return place->row;
}

static void
add_choices (ClewFieldPlace *place, GStrvBuilder *labels, const ClewChoice *choices)
{
  for (guint i = 0; choices[i].id != NULL; i++)
    clew_field_place_add_choice (place, labels, choices[i].id,
                                 clew_choice_get_label (choices, choices[i].id));
}

/**
 * clew_field_form_add:
 * @form: a form
 * @group: where the row goes
 * @record: whose field it is
 * @column: which field
 *
 * Adds a row as the field's table describes it.
 *
 * Returns: (transfer none): the row
 */
GtkWidget *
clew_field_form_add (ClewFieldForm       *form,
                     AdwPreferencesGroup *group,
                     ClewRecord          *record,
                     const char          *column)
{
  ClewFieldPlace   *place = clew_field_place_new (form->office, record, column, done_cb, form);
  const ClewChoice *choices = place->field->type == CLEW_FIELD_YES_NO ? answers
                                                                      : place->field->choices;
  g_autoptr (GStrvBuilder) labels = NULL;

  if (choices == NULL)
    return add_place (form, place, group, NULL);
  labels = g_strv_builder_new ();
  /* Translators: of a choice: nobody has entered anything */
  clew_field_place_add_choice (place, labels, NULL, _ ("Not entered"));
  add_choices (place, labels, choices);
  return add_place (form, place, group, labels);
}

/* In the place of a field of which nobody knows what could be chosen. */
static GtkWidget *
add_unread (AdwPreferencesGroup *group, ClewRecord *record, const char *column)
{
  const ClewField *field = clew_kind_find_field (clew_record_get_kind (record), column, NULL);
  GtkWidget       *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (field->label));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("The records can’t be read now."));
  adw_preferences_group_add (group, row);
  return row;
}

/**
 * clew_field_form_add_group:
 * @form: a form
 * @page: where the group goes
 * @record: whose fields they are
 * @title: of the group, translated
 * @description: (nullable): what to know about them, translated
 * @columns: (nullable): which fields, ending with %NULL
 *
 * Returns: (transfer none): the group with a row for each field
 */
AdwPreferencesGroup *
clew_field_form_add_group (ClewFieldForm      *form,
                           AdwPreferencesPage *page,
                           ClewRecord         *record,
                           const char         *title,
                           const char         *description,
                           const char *const  *columns)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (page, group);
  for (guint i = 0; columns != NULL && columns[i] != NULL; i++)
    clew_field_form_add (form, group, record, columns[i]);
  return group;
}

/**
 * clew_field_form_add_reference:
 * @form: a form
 * @group: where the row goes
 * @record: whose field it is
 * @column: a field that refers to another record
 * @others: (nullable) (element-type ClewRecord): the records to choose from; %NULL when they
 *   can't be read, which is said there then
 * @name_column: what they are called by
 * @nobody: what stands for none of them
 *
 * Returns: (transfer none): the row
 */
GtkWidget *
clew_field_form_add_reference (ClewFieldForm       *form,
                               AdwPreferencesGroup *group,
                               ClewRecord          *record,
                               const char          *column,
                               GPtrArray           *others,
                               const char          *name_column,
                               const char          *nobody)
{
  ClewFieldPlace *place;
  g_autoptr (GStrvBuilder) labels = NULL;

  if (others == NULL)
    return add_unread (group, record, column);
  place = clew_field_place_new (form->office, record, column, done_cb, form);
  labels = g_strv_builder_new ();
  clew_field_place_add_choice (place, labels, NULL, nobody);
  for (guint i = 0; i < others->len; i++)
    {
      ClewRecord *other = g_ptr_array_index (others, i);

      clew_field_place_add_choice (place, labels, clew_record_get_id (other),
                                   clew_record_get_text (other, name_column));
    }
  return add_place (form, place, group, labels);
}

/**
 * clew_field_form_add_named_choice:
 * @form: a form
 * @group: where the row goes
 * @record: whose field it is
 * @column: a field with choices
 * @also: a field that refers to what the site calls one of the choices
 * @others: (nullable) (element-type ClewRecord): what the site calls them, with the columns "name"
 *   and @column; %NULL when they can't be read, and the choices alone are offered
 *
 * Offers the site's names before the choices; a name stands for the choice that it counts as.
 *
 * Returns: (transfer none): the row
 */
GtkWidget *
clew_field_form_add_named_choice (ClewFieldForm       *form,
                                  AdwPreferencesGroup *group,
                                  ClewRecord          *record,
                                  const char          *column,
                                  const char          *also,
                                  GPtrArray           *others)
{
  ClewFieldPlace *place = clew_field_place_new (form->office, record, column, done_cb, form);
  const char     *its_name = clew_record_get_text (record, also);
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();

  place->also = also;
  clew_field_place_add_choice (place, labels, NULL, _ ("Not entered"));
  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      ClewRecord      *other = g_ptr_array_index (others, i);
      const char      *id = clew_record_get_id (other);
      gboolean         is_its = g_strcmp0 (its_name, id) == 0;
      const char      *choice = clew_record_get_text (is_its ? record : other, column);
      g_autofree char *both = g_strdup_printf ("%s %s", choice, id);

      clew_field_place_add_choice (place, labels, both, clew_record_get_text (other, "name"));
    }
  add_choices (place, labels, place->field->choices);
  return add_place (form, place, group, labels);
}

/**
 * clew_field_form_forget:
 * @form: a form
 * @record: a record
 *
 * Takes away the rows of @record, with whatever is typed in them.
 */
void
clew_field_form_forget (ClewFieldForm *form, ClewRecord *record)
{
  g_autofree char *id = g_strdup (clew_record_get_id (record));

  for (guint i = form->places->len; i > 0; i--)
    {
      ClewFieldPlace *place = g_ptr_array_index (form->places, i - 1);

      if (!g_str_equal (clew_record_get_id (place->record), id))
        continue;
      clew_field_place_take_away (place);
      g_ptr_array_remove_index (form->places, i - 1);
    }
}

/**
 * clew_field_form_show:
 * @form: a form
 * @now: a record as it is now
 *
 * Shows in the rows of the record with the same id what @now says, but not
 * over what somebody is typing.
 */
void
clew_field_form_show (ClewFieldForm *form, ClewRecord *now)
{
  for (guint i = 0; i < form->places->len; i++)
    {
      ClewFieldPlace *place = g_ptr_array_index (form->places, i);

      if (!is_of (place, now))
        continue;
      g_set_object (&place->record, now);
      if (!place->typed)
        clew_field_place_show (place);
    }
}

/**
 * clew_field_form_commit:
 * @form: a form
 *
 * Keeps everything that is typed. What is refused gets the focus.
 *
 * Returns: whether nothing is left that is not kept
 */
gboolean
clew_field_form_commit (ClewFieldForm *form)
{
  for (guint i = 0; i < form->places->len; i++)
    {
      ClewFieldPlace *place = g_ptr_array_index (form->places, i);

      if (commit (form, place))
        continue;
      clew_field_place_focus (place);
      return FALSE;
    }
  return TRUE;
}

/**
 * clew_field_form_check:
 * @form: a form
 * @record: a record of the form
 *
 * Says at the field what is missing or wrong, and puts the focus there.
 *
 * Returns: whether the record may be kept
 */
gboolean
clew_field_form_check (ClewFieldForm *form, ClewRecord *record)
{
  const char *column = NULL;
  g_autoptr (GError) error = NULL;

  if (clew_record_check (record, clew_office_today (form->office), &column, &error))
    return TRUE;
  clew_field_form_say (form, record, column, error->message);
  return FALSE;
}

/**
 * clew_field_form_say:
 * @form: a form
 * @record: a record of the form
 * @column: (nullable): the field that is refused
 * @message: what to do about it, translated
 *
 * Says at the field why the record can't be kept, and puts the focus there.
 *
 * Returns: whether the form has that field
 */
gboolean
clew_field_form_say (ClewFieldForm *form,
                     ClewRecord    *record,
                     const char    *column,
                     const char    *message)
{
  ClewFieldPlace *place = find_place (form, record, column);

  if (place == NULL)
    return FALSE;
  clew_field_place_focus (place);
  clew_field_place_show_message (place, message, TRUE);
  return TRUE;
}

/**
 * clew_field_form_limit:
 * @form: a form
 * @record: whose field
 * @column: a field with choices
 * @last: (nullable): id of the last choice that is offered; %NULL offers all
 *
 * Offers no choice after @last, but for the one that is chosen.
 */
void
clew_field_form_limit (ClewFieldForm *form,
                       ClewRecord    *record,
                       const char    *column,
                       const char    *last)
{
  ClewFieldPlace *place = find_place (form, record, column);

  if (place != NULL)
    clew_field_place_limit (place, last);
}

/**
 * clew_field_form_remark:
 * @form: a form
 * @record: whose field
 * @column: a day
 * @remark: returns (transfer full) (nullable) what to say below the field of a day that is typed
 *   there, though it may be
 * @data: for @remark; must live as long as the form
 */
void
clew_field_form_remark (ClewFieldForm  *form,
                        ClewRecord     *record,
                        const char     *column,
                        ClewFieldRemark remark,
                        gpointer        data)
{
  ClewFieldPlace *place = find_place (form, record, column);

  if (place == NULL)
    return;
  place->remark = remark;
  place->remark_data = data;
}

/**
 * clew_field_form_take_back:
 * @form: a form
 * @record: whose field
 * @column: which field
 *
 * Forgets what is typed in a field, and shows there what is kept.
 */
void
clew_field_form_take_back (ClewFieldForm *form, ClewRecord *record, const char *column)
{
  ClewFieldPlace *place = find_place (form, record, column);

  if (place == NULL)
    return;
  place->typed = FALSE;
  clew_field_place_show_message (place, NULL, FALSE);
  clew_field_place_show (place);
}

/**
 * clew_field_form_is_typed:
 * @form: a form
 *
 * Returns: whether something is typed that is not kept yet
 */
gboolean
clew_field_form_is_typed (ClewFieldForm *form)
{
  for (guint i = 0; i < form->places->len; i++)
    if (((ClewFieldPlace *)g_ptr_array_index (form->places, i))->typed)
      return TRUE;
  return FALSE;
}

/**
 * clew_field_form_find_row:
 * @form: a form
 * @record: whose field
 * @column: which field
 *
 * Returns: (transfer none) (nullable): the row of the field
 */
GtkWidget *
clew_field_form_find_row (ClewFieldForm *form, ClewRecord *record, const char *column)
{
  ClewFieldPlace *place = find_place (form, record, column);

  return place != NULL ? place->row : NULL;
}

/**
 * clew_field_form_focus:
 * @form: a form
 * @record: whose field
 * @column: which field
 *
 * Puts the focus where the field is typed.
 */
void
clew_field_form_focus (ClewFieldForm *form, ClewRecord *record, const char *column)
{
  ClewFieldPlace *place = find_place (form, record, column);

  if (place != NULL)
    clew_field_place_focus (place);
}
