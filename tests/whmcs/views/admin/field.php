<?php $id = 'field-' . preg_replace('/\W+/', '-', $name) ?>
<div class="form-group">
    <label for="<?= $e($id) ?>"><?= $e($field->label) ?></label>
    <div class="choices">
    <?php if ($field->type === 'yesno') : ?>
        <input type="checkbox" id="<?= $e($id) ?>" name="<?= $e($name) ?>" value="on"
            <?= $value === 'on' ? 'checked' : '' ?>>
    <?php elseif ($field->type === 'dropdown') : ?>
        <select class="form-control" id="<?= $e($id) ?>" name="<?= $e($name) ?>">
            <?php foreach ($field->options() as $option => $label) : ?>
            <option value="<?= $e($option) ?>" <?= (string) $option === $value ? 'selected' : '' ?>><?= $e($label) ?>
            </option>
            <?php endforeach ?>
        </select>
    <?php elseif ($field->type === 'radio') : ?>
        <?php foreach ($field->options() as $option => $label) : ?>
        <label>
            <input type="radio" name="<?= $e($name) ?>" value="<?= $e($option) ?>"
                <?= (string) $option === $value ? 'checked' : '' ?>> <?= $e($label) ?>
        </label>
        <?php endforeach ?>
    <?php elseif ($field->type === 'textarea') : ?>
        <textarea class="form-control" id="<?= $e($id) ?>" name="<?= $e($name) ?>"
            rows="<?= $field->rows() ?>"><?= $e($value) ?></textarea>
    <?php else : ?>
        <input type="<?= $field->type === 'password' ? 'password' : 'text' ?>" class="form-control"
            id="<?= $e($id) ?>" name="<?= $e($name) ?>" value="<?= $e($value) ?>" size="<?= $field->size() ?>">
    <?php endif ?>
        <?php if ($field->description !== '') : ?>
        <span class="help-block"><?= $e($field->description) ?></span>
        <?php endif ?>
    </div>
</div>
