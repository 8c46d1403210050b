<?php

use WhmcsHost\Admin\Access;
use WhmcsHost\View;

?>
<p>Addon modules add pages and functions. Activate those you want to use, then choose who may open them.</p>
<?php if ($flash !== null) : ?>
<div class="alert alert-<?= $flash['status'] === 'error' ? 'danger' : $e($flash['status']) ?>">
    <?= $flash['text'] === '' ? 'Changes Saved Successfully!' : $e($flash['text']) ?>
</div>
<?php endif ?>
<?php foreach ($modules as $name => $module) : ?>
    <?php $config = $module->config() ?>
    <?php $active = $module->isActive() ?>
<div class="panel panel-default addon" id="addon-<?= $e($name) ?>">
    <div class="panel-body">
        <form class="pull-right" method="post" action="configaddonmods.php">
            <?= generate_token() ?>
            <input type="hidden" name="module" value="<?= $e($name) ?>">
            <?php if ($active) : ?>
            <button class="btn btn-danger" name="action" value="deactivate">Deactivate</button>
            <?php else : ?>
            <button class="btn btn-success" name="action" value="activate">Activate</button>
            <?php endif ?>
        </form>
        <h2><?= $e($config['name'] ?? $name) ?>
            <small>Version <?= $e($config['version'] ?? '') ?> &middot; <?= $e($config['author'] ?? '') ?></small></h2>
        <p><?= $e($config['description'] ?? '') ?></p>
    </div>
    <?php if ($active) : ?>
    <form class="panel-footer settings" method="post" action="configaddonmods.php">
        <?= generate_token() ?>
        <input type="hidden" name="module" value="<?= $e($name) ?>">
        <?php $values = $module->settings()->all() ?>
        <?php foreach ($module->fields() as $field) : ?>
            <?= View::render('admin/field', [
                'field' => $field,
                'name' => "fields[$name][$field->name]",
                'value' => $values[$field->name] ?? $field->default,
            ]) ?>
        <?php endforeach ?>
        <div class="form-group">
            <label>Access Control</label>
            <div class="choices">
                <?php foreach ($roles as $id => $role) : ?>
                <label>
                    <input type="checkbox" name="access[<?= $e($name) ?>][<?= $id ?>]" value="on"
                        <?= in_array($id, Access::roles($module), true) ? 'checked' : '' ?>>
                    <?= $e($role) ?>
                </label>
                <?php endforeach ?>
            </div>
        </div>
        <button class="btn btn-primary" name="action" value="save">Save Changes</button>
    </form>
    <?php endif ?>
</div>
<?php endforeach ?>
